using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>An attribute that holds for all placements of its class, or for one of them.</summary>
internal abstract class LimitedAttribute : DeclaredAttribute
{
    public const string Placement = "Placement";

    protected LimitedAttribute(AttributeData data)
        : base(data)
    {
        Limit = FindText(Placement).TrimToNull()?.ToUpperInvariant();
    }

    /// <summary>The code of the only placement for which it holds; null: it holds for all. What is no code holds for none.</summary>
    public string? Limit { get; }

    public bool HoldsFor(DeclaredPlacement placement) => Limit is null || Limit == placement.Code;
}
