using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.RequestVerification;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>The services of an application, with all that leaves it recorded.</summary>
internal sealed class VerificationHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerificationHost(ServiceProvider services, ConcurrentQueue<SentRequest> sent, RecordedLog log)
    {
        _services = services;
        Sent = sent;
        Log = log;
    }

    public IRequestVerifier Verifier => _services.GetRequiredService<IRequestVerifier>();

    public PortalClients Clients => _services.GetRequiredService<PortalClients>();

    public IPortalStore Store => _services.GetRequiredService<IPortalStore>();

    public IServiceProvider Services => _services;

    /// <summary>Every request that the application has sent, to whomever.</summary>
    public ConcurrentQueue<SentRequest> Sent { get; }

    public RecordedLog Log { get; }

    /// <summary>An application that is installed on this portal, and trusts this machine.</summary>
    public static VerificationHost For(
        LocalPortal portal, Action<PlacementOptions>? configure =
            null, IPortalStore? store = null, TimeProvider? time = null, HttpMessageHandler? answers = null) =>
        Create(
            options =>
            {
                options.ClientId = portal.Options.ClientId;
                options.ClientSecret = portal.Options.ClientSecret;
                options.AllowLoopback = true;
                options.RateLimit = null;
                configure?.Invoke(options);
            },
            store,
            time,
            answers);

    public static VerificationHost Create(
        Action<PlacementOptions> configure, IPortalStore? store = null, TimeProvider? time = null, HttpMessageHandler? answers = null)
    {
        var sent = new ConcurrentQueue<SentRequest>();
        var log = new RecordedLog();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        if (time is not null)
        {
            services.AddSingleton(time);
        }

        WidgetHosting.Add(services, [], [], configure);
        IHttpClientBuilder client = services
            .AddHttpClient(PortalClients.HttpClientName)
            .AddHttpMessageHandler(() => new RecordingHandler(sent));
        if (answers is not null)
        {
            client.ConfigurePrimaryHttpMessageHandler(() => answers);
        }

        return new VerificationHost(services.BuildServiceProvider(validateScopes: true), sent, log);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
