using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>A <c>[WidgetPlacement]</c>.</summary>
internal sealed class DeclaredPlacement : DeclaredAttribute
{
    public DeclaredPlacement(AttributeData data)
        : base(data)
    {
        Code = DeclaredCode.Read(At(0)?.Text);
        Known = Code is null ? null : PlacementCatalog.Find(Code);
    }

    /// <summary>The code as it is sent: trimmed and in upper case; null: there is none.</summary>
    public string? Code { get; }

    /// <summary>What the catalog knows of the code; null: it is unknown.</summary>
    public PlacementCode? Known { get; }

    /// <summary>The family of a code that <c>placement.bind</c> registers; null: it is none, which other rules report.</summary>
    public PlacementFamily? BindableFamily => Known is { Family: { BindRule: BindRule.Registers } family } ? family : null;

    /// <summary>Whether the code is current, registered by <c>placement.bind</c> and written as Bitrix24 stores it.</summary>
    public bool IsCodeSound =>
        BindableFamily is not null
        && Known is { Status: PlacementStatus.Current or PlacementStatus.Undocumented }
        && string.Equals(At(0)?.Text, Code, StringComparison.Ordinal);
}
