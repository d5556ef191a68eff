using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Crm;

/// <summary>Lists come in pages of 50, alone and in batches.</summary>
public sealed class PagingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How many records there are, the start, the ids of the page, next and total.</summary>
    public static TheoryData<int, int?, string, int?, int?> Pages => new()
    {
        { 0, null, "", null, 0 },
        { 1, null, "1-1", null, 1 },
        { 50, null, "1-50", null, 50 },
        { 51, null, "1-50", 50, 51 },
        { 51, 0, "1-50", 50, 51 },
        { 51, 50, "51-51", null, 51 },
        { 51, 100, "", null, 51 },
        { 120, 0, "1-50", 50, 120 },
        { 120, 50, "51-100", 100, 120 },
        { 120, 100, "101-120", null, 120 },
        { 120, 10, "1-50", 50, 120 },
        { 120, 99, "51-100", 100, 120 },
        { 120, -1, "1-50", null, null },
        { 120, int.MaxValue, "", null, 120 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_fifty_records(int count, int? start, string expected, int? next, int? total)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Crm.Clear();
        for (int number = 0; number < count; number++)
        {
            portal.Crm.Add(LocalCrm.Deal, new { });
        }

        var client = new PortalClient(portal);
        Answer items = await client.CallAsync("crm.item.list", Parameters("id", new JsonObject { ["entityTypeId"] = 2 }));
        Answer deals = await client.CallAsync("crm.deal.list", Parameters("ID", []));

        foreach ((Answer answer, int[] ids) in new[]
        {
            (items, items.Result.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt32()).ToArray()),
            (deals, [.. deals.Result.EnumerateArray().Select(static deal => int.Parse(
                deal.GetProperty("ID").GetString()!, System.Globalization.CultureInfo.InvariantCulture))]),
        })
        {
            Assert.Equal(expected, ids.Length == 0 ? "" : $"{ids[0]}-{ids[^1]}");
            Assert.Equal(next, answer.Body.TryGetProperty("next", out var n) ? n.GetInt32() : null);
            Assert.Equal(total, answer.Body.TryGetProperty("total", out var t) ? t.GetInt32() : null);
        }

        JsonObject Parameters(string id, JsonObject parameters)
        {
            parameters["select"] = new JsonArray(id);
            if (start is not null)
            {
                parameters["start"] = start;
            }

            return parameters;
        }
    }

    [Fact]
    public async Task A_batch_walks_through_the_pages()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Crm.Clear();
        for (int number = 0; number < 60; number++)
        {
            portal.Crm.Add(LocalCrm.Deal, new { title = $"Deal {number}" });
        }

        Answer answer = await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["first"] = "crm.item.list?entityTypeId=2&select[]=id",
            ["second"] = "crm.item.list?entityTypeId=2&select[]=id&start=$next[first]",
            ["last"] = "crm.deal.get?id=$result[second][items][9][id]",
        });

        Assert.Equal("""{"first":60,"second":60}""", answer.Result.GetProperty("result_total").GetRawText());
        Assert.Equal("""{"first":50}""", answer.Result.GetProperty("result_next").GetRawText());
        Assert.Equal("Deal 59", answer.Result.GetProperty("result").GetProperty("last").GetProperty("TITLE").GetString());
    }
}
