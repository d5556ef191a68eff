namespace Placement.Catalog;

/// <summary><c>Y</c> or <c>N</c>; true or false in code.</summary>
internal sealed class YesNoKind : ChoiceKind
{
    public override string? Encode(PlacementOption option, OptionValue value) =>
        value.Flag switch { true => "Y", false => "N", null => null };

    public override string Normalize(string text) => PhpTruth.IsYes(text) ? "Y" : text is "0" or "false" ? "N" : text;
}
