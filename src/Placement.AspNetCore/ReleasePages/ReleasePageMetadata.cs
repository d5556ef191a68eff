namespace Placement.ReleasePages;

/// <summary>Marks the endpoints of the page of releases.</summary>
internal sealed class ReleasePageMetadata
{
    public static ReleasePageMetadata Instance { get; } = new();
}
