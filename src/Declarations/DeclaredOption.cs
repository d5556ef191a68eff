using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>A <c>[WidgetOption]</c>.</summary>
internal sealed class DeclaredOption(AttributeData data) : LimitedAttribute(data)
{
    /// <summary>The key as it is sent, trimmed; null: there is none.</summary>
    public string? Key => At(0)?.Text.TrimToNull();

    /// <summary>The value, sent as it is; null: there is none.</summary>
    public string? Value => At(1)?.Text;
}
