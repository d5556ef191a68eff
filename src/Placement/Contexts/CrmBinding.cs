namespace Placement;

/// <summary>A CRM item that a call is about.</summary>
/// <param name="EntityTypeName">Its type: <c>LEAD</c>, <c>DEAL</c>, <c>CONTACT</c>, <c>COMPANY</c>, or another that the portal knows.</param>
/// <param name="EntityId">Its id, at least 1.</param>
public sealed record CrmBinding(string EntityTypeName, int EntityId);
