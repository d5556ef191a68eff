namespace Placement.Catalog;

/// <summary>Any text.</summary>
internal class TextKind : OptionKind
{
    public override bool IsShown => true;

    public override string? Encode(PlacementOption option, OptionValue value) =>
        string.IsNullOrWhiteSpace(value.Text) ? null : value.Text!.Trim();

    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Text?.Trim() is { } text && FindProblem(option, text) is { } problem
            ? [new ValueProblem(problem, Expected(option), IsSent: true)]
            : [];

    public override string Expected(PlacementOption option) => "any text";

    protected override string? FindWrongPart(PlacementOption option, string text) => null;
}
