namespace Placement.Orleans.Tests.Interleavings;

/// <summary>By how much a possibility departs from the calm interleaving, in which one host goes on as long as it can.</summary>
/// <param name="Preemptions">1: a host has to wait that could go on.</param>
/// <param name="Faults">1: something fails.</param>
internal readonly record struct Cost(int Preemptions, int Faults);
