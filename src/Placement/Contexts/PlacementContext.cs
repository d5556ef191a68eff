using Placement.Contexts;

namespace Placement;

/// <summary>
/// What a widget was opened with, as PLACEMENT_OPTIONS says. Records with more members derive from it; this one is for placements
/// that bring nothing else, and for codes that are not documented.
/// </summary>
/// <remarks>
/// What Bitrix24 leaves out, sends empty or sends as the text <c>undefined</c> counts as missing, and so does what is no number where a
/// number is documented. Where a key is repeated, the last one counts. <see cref="Properties"/> has every key as it was sent.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public record PlacementContext
{
    /// <summary>The page that the widget was opened from: a path on the portal, with query; null: the portal did not say.</summary>
    public string? Uri { get; init; }

    /// <summary>Every key of PLACEMENT_OPTIONS as it was sent, <c>URI</c> too.</summary>
    public PlacementProperties Properties { get; init; } = PlacementProperties.Empty;

    internal static PlacementContext Read(ContextValues values) => new() { Uri = values.Uri, Properties = values.Properties };
}
