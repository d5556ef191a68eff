using System.Text.RegularExpressions;

namespace Placement.Catalog.Tests;

public class PageTests
{
    [Fact]
    public void Every_widget_is_met_on_a_page_of_the_portal()
    {
        foreach (PlacementFamily family in PlacementCatalog.Families)
        {
            Assert.StartsWith("/", family.Page, StringComparison.Ordinal);
            Assert.True(
                Uri.IsWellFormedUriString(
                    family.Page.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Relative),
                family.Page);
            string[] parts = [.. Regex.Matches(family.Page, @"\{[^}]*\}").Select(static part => part.Value)];
            Assert.All(parts, static part => Assert.Contains(part, new[] { "{section}", "{id}", "{user}" }));

            // Only a code that names an entity has a section, and every such code has one.
            Assert.Equal(PlacementCatalog.CodesOf(family).Any(static code => code.Entity is not null), parts.Contains("{section}"));
        }
    }

    [Fact]
    public void Every_entity_of_CRM_has_a_section_of_its_own()
    {
        Assert.Distinct(CrmEntityType.All.Select(static type => type.Section ?? $"type/{type.Id}"));
    }
}
