using Placement.Fixtures;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>The documentation's own requests, sent over HTTP.</summary>
public class DocumentedRequestTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, DocumentedRequest.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task A_documented_request_opens_the_widget_with_everything_that_it_says(int index)
    {
        DocumentedRequest documented = DocumentedRequest.All[index];
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(documented.Placement),
            Portal = WidgetSetup.PortalOf(documented.Body["member_id"], documented.Query["DOMAIN"], documented.Body["APPLICATION_TOKEN"]),
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(documented));

        Assert.Equal((200, "opened"), (answer.Status, answer.Text));
        Assert.Equal("frame-ancestors https://xxx.bitrix24.com", answer.Header("Content-Security-Policy"));
        ReceivedRequest visit = Assert.Single(application.ReceivedRequests);
        Assert.Equal(documented.Placement, visit.Placement);
        Assert.True(PlacementContextReader.TryRead(documented.Placement, documented.PlacementOptions, out PlacementContext? expected));
        Assert.Equal(expected.ToString(), visit.Context.ToString());
        Assert.Equal(expected.Properties, visit.Context.Properties);
        Assert.Equal(documented.Body["member_id"], visit.Portal?.MemberId);
        Assert.Equal(documented.Query["APP_SID"], visit.ApplicationSid);
        Assert.Equal(documented.Query["LANG"], visit.User?.Language);
        Assert.Equal(documented.Body["AUTH_ID"], visit.User?.Tokens?.AccessToken);
        Assert.Equal(documented.Body["REFRESH_ID"], visit.User?.Tokens?.RefreshToken);
        Assert.Equal(new Uri("https://xxx.bitrix24.com/rest/"), visit.User?.Tokens?.ClientEndpoint);
        Assert.Equal(
            documented.Query.Concat(documented.Body).OrderBy(static field => field.Key, StringComparer.Ordinal),
            visit.Raw.OrderBy(static field => field.Key, StringComparer.Ordinal));
        Assert.Empty(application.WidgetLog);
    }
}
