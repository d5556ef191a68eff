using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>The <c>[assembly: BitrixApplication]</c>.</summary>
internal sealed class DeclaredApplication : DeclaredAttribute
{
    private static readonly ConditionalWeakTable<Compilation, Holder> Known = new();

    private DeclaredApplication(AttributeData data)
        : base(data)
    {
    }

    /// <summary>The argument with the scopes; null: none that compiles, or its value is null.</summary>
    public Argument? Scopes => Find("Scopes") is { Text: not null } scopes ? scopes : null;

    /// <summary>The argument with the default language; null: none that compiles.</summary>
    public Argument? DefaultLanguage => Find("DefaultLanguage");

    /// <summary>The file in which it stands.</summary>
    public SyntaxTree? Tree => Data.ApplicationSyntaxReference?.SyntaxTree;

    /// <summary>The declaration of a compilation, looked up once for all rules; null: there is none.</summary>
    public static DeclaredApplication? For(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new Holder(Find(compilation))).Application;

    private static DeclaredApplication? Find(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(AttributeNames.BitrixApplicationFullName) is { } type)
        {
            foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
                {
                    return new DeclaredApplication(attribute);
                }
            }
        }

        return null;
    }

    /// <summary>Remembers that a compilation has no declaration, too.</summary>
    private sealed class Holder(DeclaredApplication? application)
    {
        public DeclaredApplication? Application => application;
    }
}
