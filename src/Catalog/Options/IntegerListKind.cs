namespace Placement.Catalog;

/// <summary>Positive integers, joined by <c>,</c> without blanks; an array in code.</summary>
internal sealed class IntegerListKind : OptionKind
{
    public override char? Separator => ',';

    public override string? Encode(PlacementOption option, OptionValue value) =>
        JoinOrNull(value.Numbers.Where(static id => id > 0).Select(Digits));

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value)
    {
        for (int i = 0; i < value.Numbers.Count; i++)
        {
            if (value.Numbers[i] <= 0)
            {
                yield return new ValueProblem($"contain {Digits(value.Numbers[i])}", "ids of at least 1", IsSent: false, Element: i);
            }
        }
    }

    public override string Normalize(string text) => Join(Parts(text).Select(NormalizeInteger));

    public override string Expected(PlacementOption option) => $"ids of at least 1, joined by '{Separator}' without blanks";

    protected override string? FindWrongPart(PlacementOption option, string text) =>
        Split(text).FirstOrDefault(static part => !IsInteger(part, from: 1)) is { } wrong ? Contain(wrong) : null;
}
