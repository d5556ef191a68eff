namespace Placement.Catalog;

/// <summary>One of <see cref="PlacementOption.AllowedValues"/>; a member of an enum in code.</summary>
internal class ChoiceKind : OptionKind
{
    public override string? Encode(PlacementOption option, OptionValue value) => value.Number is { } number ? option.FindChoice(number) : null;

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Number is { } number && FindUndefined(option, number) is { } undefined
            ? [new ValueProblem($"be {Digits(undefined)}", Expected: null, IsSent: false)]
            : [];

    public override int? FindUndefined(PlacementOption option, int number)
    {
        bool isUndeclared = number == 0 && option.Default is null;
        return isUndeclared || option.FindChoice(number) is not null ? null : number;
    }

    public override string Expected(PlacementOption option) => Enumerate(option.AllowedValues, " or ");

    protected override string? FindWrongPart(PlacementOption option, string text) => option.AllowedValues.Contains(text) ? null : Be(text);
}
