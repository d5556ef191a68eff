using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.RequestVerification.Harness;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>How portals and authorization servers are called is an application's to say.</summary>
public sealed class OwnHandlerTests
{
    /// <summary>A library adds its widgets, and releases are added, after an application has said what sends its requests.</summary>
    [Fact]
    public async Task What_an_application_says_of_the_client_stays_whatever_is_added_later()
    {
        var services = new ServiceCollection();
        WidgetHosting.Add(services, [], [], configure: null);
        services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(static () => new ScriptedAnswers("own"));

        WidgetHosting.Add(services, [], [], configure: null);
        services.AddReleases();

        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Placement");
        Assert.Equal("own", await client.GetStringAsync(new Uri("https://acme.bitrix24.com/"), TestContext.Current.CancellationToken));
    }
}
