using System.Globalization;
using System.Reflection;

namespace Placement.Catalog.Tests;

public class ConstantsAgainstCatalogTests
{
    private static readonly string[] Constants = [.. ConstantsOf(typeof(Placements))];

    [Fact]
    public void Every_constant_is_a_code_of_the_catalog()
    {
        Assert.All(Constants, static code => Assert.Equal(code, PlacementCatalog.Find(code)?.Code));
    }

    [Fact]
    public void The_constant_of_an_entity_is_the_code_of_that_entity()
    {
        foreach (Type entity in typeof(Placements.Crm).GetNestedTypes())
        {
            Assert.All(ConstantsOf(entity), code =>
                Assert.Equal(entity.Name, Pascal(PlacementCatalog.Find(code)!.Entity!)));
        }
    }

    [Theory]
    [InlineData(typeof(IconColor), "Color", "None")]
    [InlineData(typeof(ChatContexts), "Context", "None")]
    [InlineData(typeof(WidgetRole), "Role", null)]
    public void An_enum_lists_the_values_of_its_option_in_the_catalogs_order(Type type, string property, string? undeclared)
    {
        Assert.Equal(
            CatalogOptions.FindByProperty(property)!.AllowedValues.Select(Pascal),
            Enum.GetNames(type).Where(name => name != undeclared));

        // The generator finds the value of an option by its position.
        bool isFlags = type.IsDefined(typeof(FlagsAttribute));
        int first = undeclared is null ? 0 : 1;
        Assert.Equal(
            CatalogOptions.FindByProperty(property)!.AllowedValues.Select((_, index) => isFlags ? 1 << index : first + index),
            Enum.GetNames(type).Where(name => name != undeclared).Select(
                name => Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_option_is_one_of_a_family()
    {
        Assert.Empty(CatalogOptions.All.Except(PlacementCatalog.Families.SelectMany(static family => family.Options)));
    }

    private static IEnumerable<string> ConstantsOf(Type type) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!),
        .. type.GetNestedTypes().SelectMany(ConstantsOf),
    ];

    private static string Pascal(string code) =>
        string.Concat(code.Split('_').Select(static word => word[..1] + word[1..].ToLowerInvariant()));
}
