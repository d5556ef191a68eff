using System.CommandLine;
using System.Text.Json;
using Placement.Catalog;
using Placement.Tool.Checks;
using Placement.Tool.Manifests;
using Placement.Tool.Terminal;
using Spectre.Console;

namespace Placement.Tool.Commands;

/// <summary>The command <c>check</c>.</summary>
internal static class CheckCommand
{
    private static readonly Option<string[]> Url = new("--url")
    {
        Description = "The URL of a handler, as it is registered. Can be repeated.",
    };

    private static readonly Option<string?> Declared = new("--manifest")
    {
        Description = "Look at every handler that an assembly, or what was exported of it, declares. Needs --base-address.",
    };

    private static readonly Option<string?> BaseAddress = new("--base-address")
    {
        Description = "The address of the application, for --manifest.",
    };

    private static readonly Option<string> PortalHost = new("--portal-host")
    {
        Description = "The host of a portal in whose frames the handlers are shown.",
        DefaultValueFactory = static _ => "example.bitrix24.com",
    };

    private static readonly Option<double> Slow = new("--slow")
    {
        Description = "From how many seconds on an answer is slow.",
        DefaultValueFactory = static _ => 3,
    };

    private static readonly Option<string?> ClientId = new("--client-id")
    {
        Description =
            $"Ask the authorization server, too, whether the client secret is right: that of {ClientSecret.Variable}, or asked for.",
    };

    private static readonly Option<string> Server = new("--authorization-server")
    {
        Description = "The authorization server that is asked.",
        DefaultValueFactory = static _ => "https://oauth.bitrix.info",
    };

    public static ToolCommand Create(Surroundings surroundings) => new ToolCommand(
        "check",
        "Looks at handlers from outside: https, certificate, frame headers, the answer to a POST, speed, clock; and at the client secret.",
        "placements check --url https://apps.acme.com/widgets/deal-tab",
        "placements check --manifest publish/Desk.dll --base-address https://apps.acme.com/sales",
        "placements check --client-id app.0123456789abcd.12345678",
        "placements check --url https://apps.acme.com/install --portal-host portal.acme.com --json")
    {
        Url, Declared, BaseAddress, PortalHost, Slow, ClientId, Server,
    }
        .Does(surroundings, (result, console, cancellationToken) => RunAsync(result, surroundings, console, cancellationToken));

    private static async Task<ExitCode> RunAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        (Uri Address, string? Placement)[] handlers =
        [
            .. (result.GetValue(Url) ?? []).Select(static url => (Absolute(url, "--url"), (string?)null)),
            .. FromManifest(result, surroundings.Directory),
        ];
        string? clientId = result.GetValue(ClientId);
        if (handlers.Length == 0 && clientId is null)
        {
            throw new ToolException("Say what is looked at: --url https://… (once for each handler), --manifest, or --client-id.");
        }

        string? secret = clientId is null
            ? null
            : await ClientSecret.AskAsync(console, cancellationToken).ConfigureAwait(false);
        var check = new HandlerCheck(
            Absolute($"https://{result.GetValue(PortalHost)}", "--portal-host"),
            TimeSpan.FromSeconds(result.GetValue(Slow)),
            TimeSpan.FromSeconds(30));
        List<(string Subject, IReadOnlyList<Finding> Findings)> subjects = await console.ProgressAsync(
            "Looking",
            async (progress, token) =>
            {
                List<(string, IReadOnlyList<Finding>)> looked = [];
                foreach ((Uri address, string? placement) in handlers)
                {
                    progress.Report(looked.Count, handlers.Length);
                    looked.Add((address.AbsoluteUri, await check.RunAsync(address, placement, token).ConfigureAwait(false)));
                }

                if (clientId is not null)
                {
                    var credentials = new CredentialCheck(Absolute(result.GetValue(Server)!, "--authorization-server"));
                    Finding? finding = await credentials.RunAsync(clientId, secret!, token).ConfigureAwait(false);
                    looked.Add((clientId, finding is null ? [] : [finding]));
                }

                return looked;
            },
            cancellationToken).ConfigureAwait(false);
        Show(console, subjects);
        return subjects.All(static subject => subject.Findings.Count == 0) ? ExitCode.Done : ExitCode.Differs;
    }

    /// <summary>Each handler once, however many placements it has, with the first of them.</summary>
    private static IEnumerable<(Uri Address, string? Placement)> FromManifest(ParseResult result, string directory)
    {
        if (result.GetValue(Declared) is not { } path)
        {
            return [];
        }

        string address = Absolute(
            result.GetValue(BaseAddress)
                ?? throw new ToolException("--manifest has paths: say with --base-address where the application is."),
            "--base-address").AbsoluteUri.TrimEnd('/');
        return ManifestSource.Read(Path.GetFullPath(path, directory)).Placements
            .DistinctBy(static placement => placement.Handler, StringComparer.Ordinal)
            .Select(placement => (
                Absolute(placement.Handler.StartsWith('~') ? address + placement.Handler[1..] : placement.Handler, "--manifest"),
                (string?)placement.Placement));
    }

    private static void Show(ToolConsole console, List<(string Subject, IReadOnlyList<Finding> Findings)> subjects)
    {
        foreach ((string subject, IReadOnlyList<Finding> findings) in subjects)
        {
            console.Result(
                $"{subject}: {(findings.Count == 0 ? "nothing found" : "look at this")}", findings.Count == 0 ? Color.Green : Color.Yellow);
            foreach (Finding finding in findings)
            {
                console.Result($"  {finding.Kind}: {finding.Title}. {finding.Advice}");
            }
        }

        console.Json(json =>
        {
            json.WriteStartArray();
            foreach ((string subject, IReadOnlyList<Finding> findings) in subjects)
            {
                json.WriteStartObject();
                json.WriteString("subject", subject);
                json.WriteStartArray("findings");
                foreach (Finding finding in findings)
                {
                    Write(json, finding);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", finding.Kind);
        json.WriteString("title", finding.Title);
        json.WriteString("advice", finding.Advice);
        json.WriteEndObject();
    }

    private static Uri Absolute(string text, string option) =>
        WebAddress.Find(text)
            ?? throw new ToolException($"{option} has no absolute address: write it with https:// at its beginning.");
}
