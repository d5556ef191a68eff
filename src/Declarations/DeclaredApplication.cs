using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>The <c>[assembly: BitrixApplication]</c>.</summary>
internal sealed class DeclaredApplication : DeclaredAttribute
{
    private const string FallbackLanguage = "en";

    private DeclaredApplication(AttributeData data)
        : base(data)
    {
    }

    /// <summary>The argument with the scopes; null: none that compiles, or its value is null.</summary>
    public Argument? Scopes => Find("Scopes") is { Text: not null } scopes ? scopes : null;

    /// <summary>The argument with the default language; null: none that compiles.</summary>
    public Argument? DefaultLanguage => Find("DefaultLanguage");

    /// <summary>The declaration of a compilation; null: there is none.</summary>
    /// <remarks>
    /// A syntax provider would keep a table with every file of the project for one attribute. The few attributes of an
    /// assembly are bound sooner than such a table is brought up to date.
    /// </remarks>
    public static DeclaredApplication? Find(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (Is(attribute, AttributeNames.BitrixApplication))
            {
                return new DeclaredApplication(attribute);
            }
        }

        return null;
    }

    /// <summary>The language of texts that stand on the placements of a compilation themselves, in lower case.</summary>
    public static string LanguageOf(Compilation compilation) =>
        Find(compilation)?.DefaultLanguage?.Text.TrimToNull()?.ToLowerInvariant() ?? FallbackLanguage;
}
