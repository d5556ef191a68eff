using System.Globalization;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The options, each as a field of <c>CatalogOptions</c>.</summary>
internal static class OptionTable
{
    public static string Write(CatalogData data)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Open("internal static partial class CatalogOptions");
        foreach (OptionData option in data.Options)
        {
            Write(code, option);
        }

        code.Line("/// <summary>Every option, in the order in which OPTIONS is written.</summary>");
        code.Values("public static readonly IReadOnlyList<PlacementOption> All = new PlacementOption[]", data.Options.Select(Name));
        code.Close();
        return code.ToString();
    }

    /// <summary>Fields, and no object initializers: what is no property costs the compilers of others nothing.</summary>
    private static void Write(CodeWriter code, OptionData option)
    {
        (string Name, string? Value)[] values =
        [
            ("required", option.Required ? "true" : null),
            ("defaultValue", Text(option.Default)),
            ("maxLength", option.MaxLength?.ToString(CultureInfo.InvariantCulture)),
            ("example", Text(option.Example)),
            ("missingError", Text(option.MissingError)),
            ("invalidError", Text(option.InvalidError)),
        ];
        code.Arguments(
            $"public static readonly PlacementOption {Name(option)} = new",
            [
                $"{CodeWriter.Quote(option.Key)}, {CodeWriter.Quote(option.Property)}, new {option.Kind}Kind()",
                .. option.Values is { } allowed ? [$"values: [{CodeWriter.Quote(allowed)}]"] : Array.Empty<string>(),
                .. values.Where(static value => value.Value is not null).Select(static value => $"{value.Name}: {value.Value}"),
            ]);
        code.Line();
    }

    private static string Name(OptionData option) => char.ToUpperInvariant(option.Key[0]) + option.Key[1..];

    private static string? Text(string? text) => text is null ? null : CodeWriter.Quote(text);
}
