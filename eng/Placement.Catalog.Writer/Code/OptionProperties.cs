using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>The properties of the attribute that set options.</summary>
internal static class OptionProperties
{
    public static string Write(CatalogData data)
    {
        var code = new CodeWriter("Placement");
        code.Line("/// <content>The display options. They go into OPTIONS, and only for placements that retain them: Bitrix24 silently drops all others.</content>");
        code.Open("public sealed partial class WidgetPlacementAttribute");
        foreach ((int index, OptionData option) in data.Options.Index())
        {
            if (index > 0)
            {
                code.Line();
            }

            code.Documentation("summary", $"<c>{option.Key}</c>: {option.Summary} {Placements(data, option)}");
            code.Line($"public {option.PropertyType} {option.Property} {{ get; set; }}");
        }

        code.Close();
        return code.ToString();
    }

    private static string Placements(CatalogData data, OptionData option)
    {
        FamilyData[] families = [.. data.FamiliesWith(option)];
        string sentence = $"{(option.Required ? "Required for" : "For")} {Enumerate(families)}.";
        FamilyData[] unenforced = [.. families.Where(static family => !family.OptionsAreEnforced)];
        return unenforced.Length == 0 ? sentence : $"{sentence} Bitrix24 does not enforce it in {Enumerate(unenforced)}.";
    }

    private static string Enumerate(FamilyData[] families)
    {
        string[] names = [.. families.Select(static family => family.Family.Replace("XXX", "…", StringComparison.Ordinal))];
        return names.Length < 2 ? string.Concat(names) : string.Join(", ", names[..^1]) + " and " + names[^1];
    }
}
