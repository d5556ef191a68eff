using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Placement.Tooling;

/// <summary>
/// What this library offers to the command line, which starts the host of an application and finds this class by its name. Lines of JSON
/// go in and out; no secret is ever among them.
/// </summary>
internal static class ToolContract
{
    /// <summary>Rises when a tool that knows only the former one would misunderstand something.</summary>
    public const int Version = 1;

    /// <summary>Has a host start nothing but itself: it listens to nobody, and none of its hosted services begins.</summary>
    /// <param name="hostBuilder">The host's builder, before it builds.</param>
    public static void Prepare(object hostBuilder) => SilentHost.Prepare((IHostBuilder)hostBuilder);

    /// <summary>Waits until a host has started, so that its endpoints are mapped.</summary>
    /// <param name="host">The host.</param>
    public static async Task StartedAsync(object host)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IHostApplicationLifetime lifetime = ((IHost)host).Services.GetRequiredService<IHostApplicationLifetime>();
        using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.ConfigureAwait(false);
    }

    /// <summary>Does what a tool asks for.</summary>
    /// <param name="host">The host, which was built.</param>
    /// <param name="input">Lines of the tool.</param>
    /// <param name="output">Lines for the tool.</param>
    /// <param name="cancellationToken">Stops as soon as what was begun is finished.</param>
    public static async Task RunAsync(object host, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        using var channel = new ToolChannel(input, output);
        try
        {
            await RunAsync(((IHost)host).Services, channel, cancellationToken).ConfigureAwait(false);
            channel.Write("end");
        }
        catch (OperationCanceledException)
        {
            channel.Write("stopped");
        }
        catch (Exception failure)
        {
            channel.WriteError(ToolFailure.Describe(failure, ((IHost)host).Services));
        }
    }

    private static async Task RunAsync(IServiceProvider services, ToolChannel channel, CancellationToken cancellationToken)
    {
        ToolRequest request = await channel.ReadRequestAsync(cancellationToken).ConfigureAwait(false);
        var application = ToolApplication.Of(services);
        IReadOnlyList<Portal> portals = await application.SelectAsync(request, cancellationToken).ConfigureAwait(false);
        StoredRelease? release = application.Releases.IsStored
            ? await application.Releases.Store.FindReleaseAsync(application.ClientId, cancellationToken).ConfigureAwait(false)
            : null;
        channel.Write("application", json => Describe(json, application, portals, release));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!await channel.MayGoAsync(stopping).ConfigureAwait(false))
        {
            return;
        }

        IToolCommand command = request.Command switch
        {
            "plan" => new EachPortal(new PlanQuestion()),
            "list" => new EachPortal(new ListQuestion()),
            "apply" => new ApplyToolCommand(),
            "remove" => new EachPortal(new RemoveQuestion()),
            _ => throw new ToolRefusalException("The application's Placement.AspNetCore does not know this command. Update the package."),
        };
        await command.RunAsync(application, request, portals, channel, stopping.Token).ConfigureAwait(false);
    }

    private static void Describe(
        Utf8JsonWriter json, ToolApplication application, IReadOnlyList<Portal> portals, StoredRelease? release)
    {
        json.WriteNumber("contract", Version);
        json.WriteString("environment", application.Environment);
        json.WriteString("clientId", application.ClientId);
        if (application.ClientIds.Count > 1)
        {
            json.WriteStartArray("applications");
            foreach (string clientId in application.ClientIds)
            {
                json.WriteStringValue(clientId);
            }

            json.WriteEndArray();
        }

        json.WriteString("store", application.StoreName);
        json.WriteString("baseAddress", application.BaseAddress?.AbsoluteUri);
        json.WriteNumber("portals", portals.Count);
        json.WriteNumber("widgets", application.Declared.Bindings.Count);
        json.WriteBoolean("hasReleases", application.Releases.IsStored);
        if (application.Releases.IsStored)
        {
            json.WriteNumber("release", application.Releases.Options.Number);
        }

        if (release is not null)
        {
            json.WriteNumber("storedRelease", release.Number);
            json.WriteString("storedState", release.State.ToString());
        }
    }
}
