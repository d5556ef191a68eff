namespace Placement.Generators.Models;

/// <summary>Title, description and group name, trimmed; null: not declared.</summary>
internal sealed record Texts(string? Title, string? Description, string? GroupName)
{
    public bool IsEmpty => Title is null && Description is null && GroupName is null;
}
