using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>The application's own sign-in is what it was without widgets.</summary>
public sealed class AuthenticationSchemeTests
{
    [Fact]
    public async Task A_ticket_signs_nobody_in_where_no_session_was_asked_for()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        Assert.Equal((HttpStatusCode.OK, "False"), await site.FetchAsync("/public", ticket));
        IAuthenticationSchemeProvider schemes = site.Application.Services.GetRequiredService<IAuthenticationSchemeProvider>();
        Assert.Null(await schemes.GetDefaultAuthenticateSchemeAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_only_scheme_of_an_application_stays_its_default(bool isAddedFirst)
    {
        var services = new ServiceCollection();
        if (isAddedFirst)
        {
            services.AddAuthentication().AddCookie();
        }

        WidgetHosting.Add(services, [], [], configure: null);
        WidgetHosting.Add(services, [], [], configure: null);
        if (!isAddedFirst)
        {
            services.AddAuthentication().AddCookie();
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        IAuthenticationSchemeProvider schemes = provider.GetRequiredService<IAuthenticationSchemeProvider>();

        Assert.Equal(CookieAuthenticationDefaults.AuthenticationScheme, (await schemes.GetDefaultAuthenticateSchemeAsync())?.Name);
        Assert.NotNull(await schemes.GetSchemeAsync(PlacementDefaults.AuthenticationScheme));
        Assert.Single(await schemes.GetAllSchemesAsync());
    }
}
