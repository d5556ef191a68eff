using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The options, each as a property of <c>CatalogOptions</c>.</summary>
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
        code.List("public static IReadOnlyList<PlacementOption> All { get; } = ", data.Options.Select(Name), ";");
        code.Close();
        return code.ToString();
    }

    private static void Write(CodeWriter code, OptionData option)
    {
        string made = $"public static PlacementOption {Name(option)} {{ get; }} = new({CodeWriter.Quote(option.Key)}, "
            + $"{CodeWriter.Quote(option.Property)}, OptionKind.{option.Kind})";
        (string Name, string? Value)[] values =
        [
            ("Required", option.Required ? "true" : null),
            ("Default", Text(option.Default)),
            ("MaxLength", option.MaxLength?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Example", Text(option.Example)),
            ("MissingError", Text(option.MissingError)),
            ("InvalidError", Text(option.InvalidError)),
        ];
        if (option.Values is null && values.All(static value => value.Value is null))
        {
            code.Line(made + ";");
            code.Line();
            return;
        }

        code.Open(made);
        if (option.Values is { } allowed)
        {
            code.List("AllowedValues = ", allowed.Select(CodeWriter.Quote), ",");
        }

        foreach ((string name, string? value) in values)
        {
            if (value is not null)
            {
                code.Line($"{name} = {value},");
            }
        }

        code.Close(";");
        code.Line();
    }

    private static string Name(OptionData option) => char.ToUpperInvariant(option.Key[0]) + option.Key[1..];

    private static string? Text(string? text) => text is null ? null : CodeWriter.Quote(text);
}
