namespace Placement.Requests;

/// <summary>What was read of a request before it was known which endpoint answers: it can be read only once.</summary>
/// <param name="Fields">The fields; null: there are none.</param>
/// <param name="Refusal">Why there are none.</param>
internal sealed record ReadRequest(RequestFields? Fields, RequestRefusal? Refusal);
