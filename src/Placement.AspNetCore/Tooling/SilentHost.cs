using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Placement.Configuration;

namespace Placement.Tooling;

/// <summary>A host that is asked something and does nothing else.</summary>
internal static class SilentHost
{
    /// <summary>Builds the pipeline, so that endpoints are known. It has nothing to listen with.</summary>
    private const string WebHost = "Microsoft.AspNetCore.Hosting.GenericWebHostService";

    /// <summary>Prepares a host.</summary>
    public static void Prepare(IHostBuilder builder)
    {
        builder.ConfigureAppConfiguration(static (_, configuration) =>
            configuration.AddInMemoryCollection([new KeyValuePair<string, string?>(ToolMark.Key, bool.TrueString)]));
        builder.ConfigureServices(static (_, services) =>
        {
            foreach (ServiceDescriptor service in services
                .Where(static service => service.ServiceType == typeof(IHostedService) && !IsWebHost(service)).ToArray())
            {
                services.Remove(service);
            }

            services.Replace(ServiceDescriptor.Singleton<IHostLifetime, Lifetime>());
            services.RemoveAll<IServer>();
            services.AddSingleton<IServer, Server>();

            // A machine that lacks the application's keys must not begin others: they would be the ones to encrypt with.
            services.PostConfigure<KeyManagementOptions>(static options => options.AutoGenerateKeys = false);
        });
    }

    private static bool IsWebHost(ServiceDescriptor service) =>
        !service.IsKeyedService && service.ImplementationType?.FullName == WebHost;

    /// <summary>Ends when the tool wants it to.</summary>
    private sealed class Lifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Listens to nobody.</summary>
    private sealed class Server : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
