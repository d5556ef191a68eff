using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Declarations;

namespace Placement.Generators.Emitters;

/// <summary>The names of generated members and files.</summary>
internal static class Names
{
    public const string RegistrationClass = GeneratedCode.ClassName;

    public const string RegistrationFile = RegistrationClass + ".g.cs";

    public const string ManifestFile = "WidgetManifest.g.cs";

    public const string BindingsFile = RegistrationClass + ".Bindings.g.cs";

    public const string HostingFile = RegistrationClass + ".Hosting.g.cs";

    /// <summary>The method that returns the bindings of the project's own widgets.</summary>
    public const string DeclaredBindings = nameof(DeclaredBindings);

    /// <summary>The method that joins them with the bindings of libraries.</summary>
    public const string CombinedBindings = nameof(CombinedBindings);

    /// <summary>The field that keeps what the method returns.</summary>
    public const string BindingSource = nameof(BindingSource);

    /// <summary>The method that returns the classes that serve the widgets.</summary>
    public const string HostedWidgets = nameof(HostedWidgets);

    /// <summary>The property of a manifest that names the classes that serve its widgets.</summary>
    public const string ManifestWidgets = GeneratedCode.ManifestWidgets;

    /// <summary>The namespace of manifests: each has the name of its assembly, so no two libraries clash.</summary>
    public const string ManifestNamespace = AttributeNames.Namespace + "." + GeneratedCode.Manifests;

    /// <summary>The class that hands the widgets of an assembly to others. No two assembly names share one.</summary>
    public static string Manifest(string assemblyName)
    {
        var name = new StringBuilder(assemblyName.Length + 8);
        foreach (char letter in assemblyName)
        {
            _ = letter switch
            {
                '.' => name.Append('_'),
                '_' => name.Append("__"),
                _ when SyntaxFacts.IsIdentifierPartCharacter(letter) => name.Append(letter),
                _ => name.Append("_x").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)).Append('_'),
            };
        }

        string result = name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : "_" + name;

        // Keywords, those of later versions among them, consist of lower-case letters.
        return result.All(static letter => letter is >= 'a' and <= 'z') ? result + "_" : result;
    }
}
