namespace Placement.Catalog;

/// <summary>One or more of <see cref="PlacementOption.AllowedValues"/>, joined by <c>;</c>; flags of an enum in code.</summary>
internal sealed class ChoiceListKind : OptionKind
{
    public override char? Separator => ';';

    public override string? Overriding => CatalogOptions.AllContexts;

    public override string? Encode(PlacementOption option, OptionValue value) =>
        value.Number is { } flags ? JoinOrNull(option.AllowedValues.Where((_, index) => (flags & (1 << index)) != 0)) : null;

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Number is { } flags && (flags & ~((1 << option.AllowedValues.Count) - 1)) is not 0 and var undefined
            ? [new ValueProblem($"contain {Digits(undefined)}", Expected: null, IsSent: false)]
            : [];

    /// <summary>The value that stands for all makes the others pointless, and Bitrix24 keeps it alone.</summary>
    public override string Store(string text) => Split(text).Contains(CatalogOptions.AllContexts) ? CatalogOptions.AllContexts : text;

    public override string Normalize(string text) =>
        Store(Join(Parts(text).Distinct(StringComparer.Ordinal).OrderBy(static choice => choice, StringComparer.Ordinal)));

    public override string Expected(PlacementOption option) =>
        $"one or more of {Enumerate(option.AllowedValues, " and ")}, joined by '{Separator}' without blanks";

    protected override string? FindWrongPart(PlacementOption option, string text) =>
        Split(text).FirstOrDefault(part => !option.AllowedValues.Contains(part)) is { } wrong ? Contain(wrong) : null;
}
