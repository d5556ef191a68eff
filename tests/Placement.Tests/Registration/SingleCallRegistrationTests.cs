namespace Placement.Tests.Registration;

/// <summary>Registering on a portal that takes no <c>batch</c>.</summary>
public sealed class SingleCallRegistrationTests() : PlacementRegistrationTests(takesBatch: false);
