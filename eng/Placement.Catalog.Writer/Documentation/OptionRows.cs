using System.Globalization;
using System.Text;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Documentation;

/// <summary>The options, and the placements that retain them.</summary>
internal static class OptionRows
{
    public static string Write(CatalogData data)
    {
        var table = new StringBuilder("| property | OPTIONS key | encoded as | placements |\n| --- | --- | --- | --- |\n");
        foreach (OptionData option in data.Options)
        {
            string placements = string.Join(", ", data.FamiliesWith(option).Select(static family => $"`{family.Family}`"));
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{option.Property}` | `{option.Key}` | {option.EncodedAs} | {placements}{(option.Required ? ": required" : "")} |\n");
        }

        return table.ToString();
    }
}
