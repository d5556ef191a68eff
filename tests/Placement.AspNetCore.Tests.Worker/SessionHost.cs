using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Worker;

/// <summary>A server of an application that answers within sessions, until its process ends.</summary>
internal static class SessionHost
{
    /// <summary>How often this process has renewed tokens.</summary>
    public static RenewalCount Renewals { get; } = new();

    /// <summary>Starts it.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> StartAsync(IPortalStore store, IDataProtectionProvider keys, string clientId, string clientSecret)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(Renewals);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(builder.Services, static () => [], static () => [], options =>
        {
            options.ClientId = clientId;
            options.ClientSecret = clientSecret;
            options.AllowLoopback = true;
            options.RateLimit = null;
        });
        builder.Services.AddSingleton(store);
        builder.Services.Replace(ServiceDescriptor.Singleton(keys));
        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapGet("/api/name", static async (WidgetSession session, CancellationToken cancellationToken) =>
            (await session.Client.CallAsync("user.current", default, cancellationToken)).Result.GetProperty("ID").ToString());
        await application.StartAsync();
        return application.Urls.Single();
    }
}
