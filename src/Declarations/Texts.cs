namespace Placement.Declarations;

/// <summary>Title, description and group name, trimmed as they are sent; null: not declared.</summary>
internal sealed record Texts(string? Title, string? Description, string? GroupName)
{
    public bool IsEmpty => Title is null && Description is null && GroupName is null;

    public static Texts Read(DeclaredAttribute attribute) => new(
        attribute.FindText("Title").TrimToNull(),
        attribute.FindText("Description").TrimToNull(),
        attribute.FindText("GroupName").TrimToNull());
}
