using System.Net.Security;
using System.Reflection.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Authentication;
using Placement.Circuits;
using Placement.Components;
using Placement.Configuration;
using Placement.Events;
using Placement.Installer;
using Placement.Lifecycle;
using Placement.Mvc;
using Placement.Openings;
using Placement.Portals;
using Placement.Requests;
using Placement.RequestVerification;
using Placement.Sessions;
using Placement.Widgets;

namespace Placement.Hosting;

/// <summary>What an application with widgets needs, unless it has services of its own in their place.</summary>
internal static class PlacementServices
{
    /// <summary>A connection is opened anew so often, because a portal's name can come to mean another machine.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Adds the services.</summary>
    public static void AddPlacementServices(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddDataProtection();
        services.AddOptions<PlacementOptions>().ValidateOnStart();
        AddSettings(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LocalPortalCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlacementOptions>, PlacementOptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientIdWarning>());
        services.TryAddSingleton<IPortalStore>(static provider => new InMemoryPortalStore(provider.GetService<TimeProvider>()));
        services.TryAddKeyedSingleton(ActivePortalStore.Key, static (provider, _) => ActivePortalStore.Create(provider));
        services.TryAddSingleton<ClientIdentity>();
        services.TryAddSingleton<PortalDirectory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ApplicationsCheck>());
        services.TryAddSingleton<IWidgetSessionStore>(static provider =>
            provider.GetRequiredKeyedService<IPortalStore>(ActivePortalStore.Key) as IWidgetSessionStore
                ?? new InMemorySessions(provider.GetService<TimeProvider>()));
        services.AddVerification();
        services.AddSessions();
        services.AddWidgetAuthentication();
        services.AddCircuits();
        services.AddComponents();
        services.AddLifecycle();
        services.TryAddSingleton<RequestReader>();
        services.TryAddSingleton<IWidgetPaths, DeclaredPaths>();
        services.TryAddSingleton<WidgetRequestVerifier>();
        services.TryAddSingleton<WidgetEndpoint>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, WidgetSelector>());
        services.TryAddSingleton<RetryTickets>();
        services.TryAddSingleton<InstallerEndpoint>();
        services.TryAddSingleton<NoticeEndpoint>();
        services.TryAddSingleton<SystemUserEvent>();
        services.TryAddSingleton<PaymentEvents>();
        services.TryAddSingleton<EventEndpoint>();
        if (MvcSupport.IsPossible)
        {
            services.AddMvcSupport();
        }

        if (MetadataUpdater.IsSupported)
        {
            services.AddCodeChanges();
        }
    }

    /// <summary>Adds what follows changes of code, where the runtime can change code at all.</summary>
    public static void AddCodeChanges(this IServiceCollection services)
    {
        services.TryAddSingleton<ChangedRegistration>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CodeChanges>());
    }

    /// <summary>Adds what reads the configuration before everything that an application has said or will say in its code.</summary>
    private static void AddSettings(IServiceCollection services)
    {
        if (!services.Any(static service => !service.IsKeyedService && service.ImplementationType == typeof(PlacementSettings)))
        {
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<PlacementOptions>, PlacementSettings>());
        }
    }

    /// <summary>What verifies requests, and calls portals back.</summary>
    private static void AddVerification(this IServiceCollection services)
    {
        services.TryAddSingleton(CreatePolicy);

        AddClient(services);
        services.TryAddSingleton<AuthorizationServers>();
        services.TryAddSingleton<QuestionTurns>();
        services.TryAddSingleton<TokenStatements>();
        services.TryAddSingleton<PortalVerifier>();
        services.TryAddSingleton<AdministratorProof>();
        services.TryAddSingleton<IRequestVerifier, RequestVerifier>();
        services.TryAddSingleton<PortalClients>();
        services.TryAddSingleton<ClientSecretProbe>();
        services.TryAddSingleton<IPortalClients>(static provider => provider.GetRequiredService<PortalClients>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, UnsavedTokensService>());
    }

    /// <summary>Adds the client once: what the application has said of it since then stays.</summary>
    private static void AddClient(IServiceCollection services)
    {
        if (!services.Any(static service => service.ServiceType == typeof(PortalClients)))
        {
            // A redirect would take a token to a host that nobody has looked at.
            services.AddHttpClient(PortalClients.HttpClientName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(CreateHandler);
        }
    }

    /// <summary>What installs, updates and removes the application.</summary>
    private static void AddLifecycle(this IServiceCollection services)
    {
        services.TryAddSingleton<ApplicationAddress>();
        services.TryAddSingleton<EventsRoute>();
        services.TryAddSingleton<PortalLocks>();
        services.TryAddSingleton<PortalJobs>();
        services.TryAddSingleton<LifecycleNotifier>();
        services.TryAddSingleton<AdministratorCheck>();
        services.TryAddSingleton<SystemUserCheck>();
        services.TryAddSingleton<WidgetRegistration>();
        services.TryAddSingleton<EventBindings>();
        services.TryAddSingleton<PortalInstallation>();
        services.TryAddSingleton<RemovalCheck>();
        services.TryAddSingleton<RemovalSchedule>();
        services.TryAddSingleton<PortalRemoval>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RemovalService>());
        services.TryAddSingleton<IPortalHealing, PortalHealing>();
        services.TryAddSingleton<ReregistrationLimits>();
        services.TryAddSingleton<Reregistration>();
    }

    private static SocketsHttpHandler CreateHandler(IServiceProvider provider)
    {
        IConfiguration? configuration = provider.GetService<IConfiguration>();
        IHostEnvironment? environment = provider.GetService<IHostEnvironment>();
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = ConnectionLifetime,
            SslOptions =
            {
                RemoteCertificateValidationCallback = (connection, certificate, _, errors) =>
                    errors == SslPolicyErrors.None
                    || (connection is SslStream stream
                        && configuration.IsLocalPortal(environment, stream.TargetHostName, certificate)),
            },
        };
    }

    private static HostPolicy CreatePolicy(IServiceProvider provider)
    {
        PlacementOptions options = provider.GetRequiredService<IOptions<PlacementOptions>>().Value;
        return new HostPolicy(options, options.AllowsLoopback(provider.GetService<IHostEnvironment>()));
    }
}
