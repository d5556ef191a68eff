using System.Globalization;
using Placement.Fixtures;

namespace Placement.Tests.Contexts;

/// <summary>Turkish has another I, Persian another calendar and other digits.</summary>
public class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_language_of_the_server_changes_nothing(string culture)
    {
        var requests = DocumentedRequest.All.Select(static request => (Placement: request.Placement.ToLowerInvariant(), request.PlacementOptions)).ToList();
        requests.Add(("crm_dynamic_128_list_menu", """{"ID":"17","URI":"\/crm\/type\/128\/list\/category\/3\/"}"""));
        requests.Add(("crm_dynamic_128_list_toolbar", """{"URI":"\/crm\/type\/128\/list\/category\/3\/"}"""));
        requests.Add(("crm_detail_search", """{"entityTypeName":"company","searchQuery":"ıİ"}"""));
        PlacementContext[] expected = ReadAll(requests);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            PlacementContext[] read = ReadAll(requests);

            Assert.All(expected.Zip(read), static pair => ContextAssert.Same(pair.First, pair.Second));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static PlacementContext[] ReadAll(IEnumerable<(string Placement, string Options)> requests) =>
    [
        .. requests.Select(static request =>
        {
            Assert.True(PlacementContextReader.TryRead(request.Placement, request.Options, out PlacementContext? context));
            return context;
        }),
    ];
}
