namespace Placement.Catalog;

/// <summary>An absolute http or https URL; in code, a path of the application too.</summary>
internal sealed class UrlKind : OptionKind
{
    /// <summary>Marks an address of the application: the base address takes the place of the <c>~</c>.</summary>
    public const char AddressMark = '~';

    public override bool IsAddress => true;

    public override string? Encode(PlacementOption option, OptionValue value) =>
        value.Text is { } text && HandlerAddress.Read(text) is { } address
            ? address[0] == '/' ? AddressMark + address : address
            : null;

    /// <summary>Of an address that is sent, the rules about addresses say whether Bitrix24 can call it.</summary>
    public override IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value) =>
        value.Text?.Trim() is { Length: > 0 } text && HandlerAddress.Read(text) is null
            ? [new ValueProblem(Be(text), $"a path that begins with '/', or {Expected(option)}", IsSent: false)]
            : [];

    public override string Expected(PlacementOption option) => "an absolute http or https URL";

    /// <summary>Only of a widget's own handler it is known that its host needs a dot.</summary>
    protected override string? FindWrongPart(PlacementOption option, string text) =>
        WebAddress.Find(text) is null ? Be(text) : null;
}
