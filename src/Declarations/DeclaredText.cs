using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>A <c>[WidgetText]</c>.</summary>
internal sealed class DeclaredText : LimitedAttribute
{
    public DeclaredText(AttributeData data)
        : base(data)
    {
        Code = Language.TrimToNull()?.ToLowerInvariant();
        Texts = Texts.Read(this);
    }

    /// <summary>The language as it is declared; null: there is none.</summary>
    public string? Language => At(0)?.Text;

    /// <summary>The language as it is sent: trimmed and in lower case; null: there is none.</summary>
    public string? Code { get; }

    /// <summary>What is said in it.</summary>
    public Texts Texts { get; }
}
