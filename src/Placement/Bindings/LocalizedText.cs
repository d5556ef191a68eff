namespace Placement;

/// <summary>The texts of a binding in one language.</summary>
/// <param name="Title">TITLE; null: not declared.</param>
/// <param name="Description">DESCRIPTION; null: not declared.</param>
/// <param name="GroupName">GROUP_NAME; null: not declared.</param>
public sealed record LocalizedText(string? Title, string? Description = null, string? GroupName = null);
