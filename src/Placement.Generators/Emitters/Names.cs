using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>The names of generated members and files.</summary>
internal static class Names
{
    public const string RegistrationClass = GeneratedCode.ClassName;

    public const string RegistrationFile = RegistrationClass + ".g.cs";

    public const string ManifestFile = "WidgetManifest.g.cs";

    public const string ClashingFile = RegistrationClass + ".Clashing.g.cs";

    public const string HostingFile = RegistrationClass + ".Hosting.g.cs";

    /// <summary>The method that returns the classes that serve the widgets.</summary>
    public const string HostedWidgets = nameof(HostedWidgets);

    /// <summary>The property of a manifest that names the classes that serve its widgets.</summary>
    public const string ManifestWidgets = GeneratedCode.ManifestWidgets;

    /// <summary>The namespace of manifests: each has the name of its assembly, so no two libraries clash.</summary>
    public const string ManifestNamespace = AttributeNames.Namespace + "." + GeneratedCode.Manifests;

    /// <summary>Compilers write generated files below the intermediate folder, where Windows limits a path to 260 characters.</summary>
    private const int LongestName = 100;

    /// <summary>The method that returns the bindings of a widget.</summary>
    public static string Method(WidgetModel widget) => "BindingsOf_" + Replace(widget.DisplayName, "_");

    /// <summary>Whether the widget's method cannot be told apart from another's.</summary>
    public static bool IsClashing(this WidgetSettings settings, WidgetModel widget) =>
        settings.Clashes.Count > 0 && settings.Clashes.Contains(Method(widget), StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that holds the bindings of a widget.</summary>
    public static string File(WidgetModel widget) => Shorten(Replace(widget.DisplayName, ".")) + ".Bindings.g.cs";

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

    /// <summary>Keeps what can stand in identifiers and file names; all else, dots included, becomes the separator.</summary>
    private static string Replace(string displayName, string separator)
    {
        var name = new StringBuilder(displayName.Length);
        foreach (char letter in displayName)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(letter))
            {
                name.Append(letter);
            }
            else if (letter is '.' or '<' or ',')
            {
                name.Append(separator);
            }
        }

        return name.ToString();
    }

    private static string Shorten(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        // FNV-1a: the same on every machine, unlike string.GetHashCode.
        ulong hash = 14695981039346656037;
        foreach (char letter in name)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        string tail = hash.ToString("x16", CultureInfo.InvariantCulture);
        return name.Substring(name.Length - (LongestName - tail.Length - 1)) + "-" + tail;
    }
}
