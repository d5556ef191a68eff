namespace Placement.Testing.Faults;

/// <summary>A fault that is due on one request, which is the n-th one that the fault is for.</summary>
internal sealed record DueFault(PortalFault Fault, int Number);
