namespace Placement.Catalog;

/// <summary>Any text.</summary>
internal class TextKind : OptionKind
{
    public override string? Encode(PlacementOption option, OptionValue value) => string.IsNullOrWhiteSpace(value.Text) ? null : value.Text!.Trim();

    public override string Expected(PlacementOption option) => "any text";

    protected override string? FindWrongPart(PlacementOption option, string text) => null;
}
