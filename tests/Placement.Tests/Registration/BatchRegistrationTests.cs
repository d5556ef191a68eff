namespace Placement.Tests.Registration;

/// <summary>Registering through <c>batch</c>, which is how it is done where the portal allows it.</summary>
public sealed class BatchRegistrationTests() : PlacementRegistrationTests(takesBatch: true);
