namespace Placement.Catalog;

/// <summary>One of <see cref="PlacementOption.AllowedValues"/>; a member of an enum in code.</summary>
internal class ChoiceKind : OptionKind
{
    public override string? Encode(PlacementOption option, OptionValue value) =>
        value.Number is { } number ? option.FindChoice(number) : null;

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Number is { } number && !IsUndeclared(option, number) && option.FindChoice(number) is null
            ? [new ValueProblem($"be {Digits(number)}", Expected: null, IsSent: false)]
            : [];

    public override string Expected(PlacementOption option) => Enumerate(option.AllowedValues, " or ");

    protected override string? FindWrongPart(PlacementOption option, string text) => option.AllowedValues.Contains(text) ? null : Be(text);

    private static bool IsUndeclared(PlacementOption option, int number) => number == 0 && option.Default is null;
}
