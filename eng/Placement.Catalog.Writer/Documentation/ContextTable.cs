using System.Globalization;
using System.Text;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Documentation;

/// <summary>Which placements open with which context.</summary>
internal static class ContextTable
{
    public static string Write(CatalogData data)
    {
        var table = new StringBuilder("| context | members | placements |\n| --- | --- | --- |\n");
        foreach (ContextData context in data.Contexts)
        {
            string[] members =
            [
                .. context.DerivesFrom is { } other ? [$"those of `{other}`, which it derives from"] : Array.Empty<string>(),
                .. (context.Members ?? []).Select(static member => $"`{member}`"),
            ];
            string[] placements =
            [
                .. data.Families.Where(family => family.Context == context.Type).Select(static family => $"`{family.Family}`"),
                .. context.Type == ContextData.Any ? ["and codes that are not documented"] : Array.Empty<string>(),
            ];
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{context.Type}` | {(members.Length == 0 ? "none" : string.Join(", ", members))} | {string.Join(", ", placements)} |\n");
        }

        return table.ToString();
    }
}
