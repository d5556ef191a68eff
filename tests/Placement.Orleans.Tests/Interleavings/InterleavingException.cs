namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Hosts have done what they must not. The message says what, and in which order they came to it.</summary>
internal sealed class InterleavingException(string what, string trace) : Exception($"{what}: {trace}.");
