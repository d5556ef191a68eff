using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Placement.Catalog;

namespace Placement.Tests.Contexts;

/// <summary>docs/contexts.md lists what there is.</summary>
public partial class ContextPageTests
{
    private static readonly Dictionary<string, string[]> Rows = Read();

    [Fact]
    public void Every_context_is_listed()
    {
        Assert.Equal(
            typeof(PlacementContext).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(PlacementContext)))
                .Select(static type => type.Name).Order(StringComparer.Ordinal),
            Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_is_listed()
    {
        Assert.All(Rows, static row => Assert.Equal(
            typeof(PlacementContext).Assembly.GetType($"Placement.{row.Key}")!
                .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(static member => member.Name)
                .Except([nameof(PlacementContext.Uri), nameof(PlacementContext.Properties)]),
            Names(row.Value[1]).Except(Rows.Keys)));
    }

    [Fact]
    public void Every_placement_is_listed()
    {
        Assert.All(Rows, static row => Assert.Equal(
            PlacementCatalog.Families.Where(family => family.Context == row.Key).Select(static family => family.Name).Order(
                StringComparer.Ordinal),
            Names(row.Value[2]).Order(StringComparer.Ordinal)));
    }

    private static Dictionary<string, string[]> Read([CallerFilePath] string path = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "contexts.md"))
            .SkipWhile(static line => line != "## The contexts")
            .SkipWhile(static line => !line.StartsWith("| `", StringComparison.Ordinal))
            .TakeWhile(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Trim('|').Split('|'))
            .ToDictionary(static cells => Names(cells[0]).Single());

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
