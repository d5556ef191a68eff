extern alias site;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Documentation;

/// <summary>The factory of docs/testing-widgets.md.</summary>
internal sealed class DeskFactory : WebApplicationFactory<site::Program>
{
    private readonly LocalPortal _portal;

    public DeskFactory(LocalPortal portal)
    {
        _portal = portal;
        ClientOptions.BaseAddress = new Uri("https://desk.example.com");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureServices(services =>
        services.Configure<PlacementOptions>(options =>
        {
            options.ClientId = _portal.Options.ClientId;
            options.ClientSecret = _portal.Options.ClientSecret;
            options.AllowLoopback = true;
        }));
}
