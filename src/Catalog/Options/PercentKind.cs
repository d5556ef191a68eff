namespace Placement.Catalog;

/// <summary>An integer of at least 0, in per cent.</summary>
internal sealed class PercentKind : OptionKind
{
    public override bool IsNumber => true;

    public override string? Encode(PlacementOption option, OptionValue value) =>
        value.Number is { } percent and >= 0 ? Digits(percent) : null;

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Number is { } number and < 0 ? [new ValueProblem($"be {Digits(number)}", Expected(option), IsSent: false)] : [];

    public override string Store(string text) => NormalizeInteger(text);

    public override string Normalize(string text) => NormalizeInteger(text);

    public override string Expected(PlacementOption option) => "a whole number of at least 0";

    protected override string? FindWrongPart(PlacementOption option, string text) => IsInteger(text, from: 0) ? null : Be(text);
}
