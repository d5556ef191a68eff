using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Worker;

/// <summary>A host of a release, which goes on until its process ends.</summary>
internal static class ReleaseHost
{
    private static readonly Uri Address = new("http://127.0.0.1:9/sales");

    public static async Task StartAsync(IPortalStore store, string clientId, string clientSecret, long number, string title)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetBinding[] bindings =
        [
            new(Encoding.UTF8.GetBytes(
                $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-tab","TITLE":"{{title}}"}""")),
        ];
        WidgetHosting.Add(builder.Services, () => bindings, static () => [], options =>
        {
            options.ClientId = clientId;
            options.ClientSecret = clientSecret;
            options.AllowLoopback = true;
            options.BaseAddress = Address;
        });
        builder.Services.AddSingleton(store);
        builder.Services.AddReleases(options =>
        {
            options.Number = number;
            options.IsEnabled = true;
            options.StartsPerSecond = 1000;
            options.MaxFailureShare = 1;
        });
        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapPlacementEvents();
        await application.StartAsync();
    }
}
