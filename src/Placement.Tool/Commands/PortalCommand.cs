using System.CommandLine;
using System.Text.Json;
using Placement.Catalog;
using Placement.Testing;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>portal</c>.</summary>
internal static class PortalCommand
{
    /// <summary>The environment variable with the address of a webhook, which is a secret.</summary>
    private const string WebhookVariable = "PLACEMENTS_WEBHOOK";

    private static readonly Option<string?> App = new("--app")
    {
        Description = "The address of an application, in any language, which is installed by its own installer. The portal is another "
            + "site than the application: 127.0.0.1, or localhost where the application is at 127.0.0.1.",
    };

    private static readonly Option<string> InstallPath = new("--install-path")
    {
        Description = "The path of the application's installer; empty: it has none.",
        DefaultValueFactory = static _ => "/install",
    };

    private static readonly Option<string> EventsPath = new("--events-path")
    {
        Description = "The path at which the application receives events; empty: it receives none.",
        DefaultValueFactory = static _ => "/events",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The portal's port; 0: one that is free.",
        DefaultValueFactory = static _ => 5080,
    };

    private static readonly Option<string?> State = new("--state")
    {
        Description =
            "A file in which the portal keeps its state over restarts. It holds the client secret: keep it out of the repository.",
    };

    private static readonly Option<string?> Answers = new("--answers")
    {
        Description = "A folder with answers to methods, a file for each, such as crm.deal.get.json.",
    };

    private static readonly Option<string?> Record = new("--record")
    {
        Description = "A folder with answers, like --answers, to which the answers of a real portal are added: it is asked what the local "
            + $"one does not know and what changes nothing. The address of its webhook comes from {WebhookVariable}, or is asked for.",
    };

    private static readonly Option<string?> ClientId = new("--client-id")
    {
        Description =
            "The application's client id; without it, a random one or that of --state. The secret comes from "
            + $"{ClientSecret.Variable}.",
    };

    public static ToolCommand Create(Surroundings surroundings) => new ToolCommand(
        "portal",
        "Runs a local portal with its page, for applications in any language, until Ctrl+C.",
        "placements portal --app http://127.0.0.1:5000",
        "placements portal --app http://localhost:3000 --install-path /setup --state portal.json",
        "placements portal --port 0 --answers answers --json",
        "placements portal --app http://127.0.0.1:5000 --record answers")
    {
        App, InstallPath, EventsPath, Port, State, Answers, Record, ClientId,
    }
        .Does(surroundings, (result, console, cancellationToken) => RunAsync(result, surroundings, console, cancellationToken));

    private static async Task<ExitCode> RunAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        Uri? application = result.GetValue(App) is { } address
            ? WebAddress.Find(address)
                ?? throw new ToolException("--app has no absolute address: write it with http:// or https:// at its beginning.")
            : null;
        LocalPortalOptions options = Options(result, surroundings, application) with { LoggerFactory = new ConsoleLogs(console) };
        if (result.GetValue(Record) is { } folder)
        {
            options = await RecordAsync(options, System.IO.Path.GetFullPath(folder, surroundings.Directory), console, cancellationToken)
                .ConfigureAwait(false);
        }

        LocalPortal portal = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (portal.ConfigureAwait(false))
        {
            console.Result($"Portal                {portal.Address}");
            console.Result($"Authorization server  {portal.AuthorizationServer}");
            console.Result($"Client id             {portal.Options.ClientId}");
            console.Result($"Client secret         {WhereSecretIs(portal.Options, surroundings)}");
            bool? isInstalled = application is null
                ? null
                : await InstallAsync(portal, application, result, console, cancellationToken).ConfigureAwait(false);
            console.Json(json => Write(json, portal, isInstalled));
            console.Note("Ctrl+C ends it.");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // That is how it ends.
            }

            return isInstalled ?? true ? ExitCode.Done : ExitCode.Failed;
        }
    }

    private static LocalPortalOptions Options(ParseResult result, Surroundings surroundings, Uri? application)
    {
        var options = new LocalPortalOptions
        {
            // Another site than the application's, as browsers see it, as in production.
            Host = application?.Host == "127.0.0.1" ? "localhost" : "127.0.0.1",
            Port = result.GetValue(Port),
            HandlerHosts = HandlerHostRule.Relaxed,
            Installed = application is null,
            StateFile = result.GetValue(State) is { } state ? System.IO.Path.GetFullPath(state, surroundings.Directory) : null,
            AnswersFolder = result.GetValue(Answers) is { } answers ? AnswersFolder(answers, surroundings.Directory) : null,
        };
        if (result.GetValue(ClientId) is { } clientId)
        {
            options = options with { ClientId = clientId };
        }

        return surroundings.Variable(ClientSecret.Variable) is { Length: > 0 } secret
            ? options with { ClientSecret = secret }
            : options;
    }

    /// <exception cref="ToolException">There is no such folder.</exception>
    private static string AnswersFolder(string answers, string directory)
    {
        string folder = System.IO.Path.GetFullPath(answers, directory);
        return Directory.Exists(folder)
            ? folder
            : throw new ToolException(
                $"--answers names {folder}, which is no folder. Correct the path, or have the folder made by --record.");
    }

    /// <summary>Has the answers of a real portal added to a folder.</summary>
    /// <exception cref="ToolException">There is another folder, no such portal, or the folder cannot be made.</exception>
    private static async Task<LocalPortalOptions> RecordAsync(
        LocalPortalOptions options, string folder, ToolConsole console, CancellationToken cancellationToken)
    {
        if (options.AnswersFolder is not null)
        {
            throw new ToolException("--record names a folder that answers, too: leave out --answers.");
        }

        string webhook = await console.SecretAsync(WebhookVariable, "address of the webhook", cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        return Uri.TryCreate(webhook, UriKind.Absolute, out Uri? address)
            ? options with { AnswersFolder = folder, RecordFrom = address }
            : throw NoWebhook();
    }

    private static ToolException NoWebhook(Exception? failure = null) => new(
        $"{WebhookVariable} has no https address of an incoming webhook, such as https://acme.bitrix24.com/rest/1/code/. Set it again.",
        failure);

    /// <summary>It is never shown itself.</summary>
    private static string WhereSecretIs(LocalPortalOptions options, Surroundings surroundings) =>
        surroundings.Variable(ClientSecret.Variable) is { Length: > 0 } ? $"that of {ClientSecret.Variable}"
        : options.StateFile is { } file ? $"in {file}"
        : $"random, and shown nowhere: set {ClientSecret.Variable} for the portal and the application, or keep it in a file with --state";

    private static async Task<LocalPortal> StartAsync(LocalPortalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalPortal.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == nameof(LocalPortalOptions.RecordFrom))
        {
            throw NoWebhook(refusal);
        }
        catch (ArgumentException refusal)
        {
            throw new ToolException(refusal.Message, refusal);
        }
        catch (IOException failure)
        {
            throw new ToolException(
                $"The portal cannot listen at port {options.Port}. End what uses it, or choose another with --port; 0 takes a free one.",
                failure);
        }
    }

    private static async Task<bool> InstallAsync(
        LocalPortal portal, Uri application, ParseResult result, ToolConsole console, CancellationToken cancellationToken)
    {
        try
        {
            InstallationPage page = await portal.InstallAsync(
                new LocalApplication(application)
                {
                    InstallPath = Path(result.GetValue(InstallPath)),
                    EventsPath = Path(result.GetValue(EventsPath)),
                },
                cancellationToken: cancellationToken).ConfigureAwait(false);
            console.Result($"Application           installed, {Counted.Of(page.EnsureFinished().Bindings.Count, "widget")}");
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException)
        {
            console.Error(
                $"The application was not installed: {failure.Message.TrimEnd('.', ' ')}. It can be installed from the portal's page, "
                + "once it has the client id and secret of this portal.");
            return false;
        }
    }

    private static string? Path(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static void Write(Utf8JsonWriter json, LocalPortal portal, bool? isInstalled)
    {
        json.WriteStartObject();
        json.WriteString("address", portal.Address.AbsoluteUri);
        json.WriteString("authorizationServer", portal.AuthorizationServer.AbsoluteUri);
        json.WriteString("clientId", portal.Options.ClientId);
        json.WriteString("memberId", portal.MemberId);
        if (isInstalled is { } known)
        {
            json.WriteBoolean("isInstalled", known);
        }

        json.WriteEndObject();
    }
}
