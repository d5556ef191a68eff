using System.Runtime.CompilerServices;

namespace Placement.Catalog.Tests;

/// <summary>docs/declaring-widgets.md lists every option.</summary>
public class OptionPageTests
{
    private static readonly string[] Rows = Read();

    public static TheoryData<string> Properties => [.. CatalogOptions.All.Select(static option => option.Property)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_table_has_a_row_for_the_option(string property)
    {
        string row = Assert.Single(Rows, row => row.Split('|')[1].Contains($"`{property}`", StringComparison.Ordinal));
        string key = CatalogOptions.FindByProperty(property)!.Key;

        Assert.True(row.Contains($"`{key}`", StringComparison.Ordinal) || row.Contains("the same in camel case", StringComparison.Ordinal), row);
    }

    private static string[] Read([CallerFilePath] string path = "") =>
    [
        .. File.ReadLines(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "declaring-widgets.md"))
            .SkipWhile(static line => line != "## Options")
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal)),
    ];
}
