using Microsoft.CodeAnalysis;

namespace Placement.Analyzers.Declarations;

/// <summary>A <c>[WidgetText]</c>.</summary>
internal sealed class DeclaredText(AttributeData data) : LimitedAttribute(data)
{
    /// <summary>The language as it is declared; null: there is none.</summary>
    public string? Language => At(0)?.Text;
}
