using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Tool.Remote;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>What commands do where the running application is asked, in place of one that is started.</summary>
internal static class RemoteRelease
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    public static Option<string?> Url { get; } = new("--url")
    {
        Description = "The address of the running application, which is asked in place of a started one. "
            + $"Its token comes from {RunningApplication.TokenVariable}, or is asked for.",
    };

    public static Option<long?> Release { get; } = new("--release")
    {
        Description = "With --url: wait until the application has this release, or a later one.",
    };

    /// <summary>The portals, each with how far it is.</summary>
    public static async Task<ExitCode> ListAsync(ParseResult result, ToolConsole console, CancellationToken cancellationToken)
    {
        using var application = RunningApplication.Open(result.GetValue(Url)!, console);
        List<JsonElement> portals = await application.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (JsonElement portal in portals)
        {
            console.Result(PortalStates.HeadOf(portal));
        }

        console.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("portals");
            foreach (JsonElement portal in portals)
            {
                portal.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return PortalStates.ExitOf(portals);
    }

    /// <summary>How far the release is.</summary>
    public static async Task<ExitCode> PlanAsync(ParseResult result, ToolConsole console, CancellationToken cancellationToken)
    {
        using var application = RunningApplication.Open(result.GetValue(Url)!, console);
        return Show(console, await application.ProgressAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Approves and resumes, where that is asked for, and watches the release until every portal was tried.</summary>
    public static async Task<ExitCode> ApplyAsync(
        ParseResult result, ToolConsole console, bool resumes, string? address, string? clientId, CancellationToken cancellationToken)
    {
        using var application = RunningApplication.Open(result.GetValue(Url)!, console);
        long wanted = result.GetValue(Release) ?? 0;
        JsonElement? last = await console.ProgressAsync(
            "Bringing portals up",
            (progress, token) => WatchAsync(application, wanted, resumes, address, clientId, progress, token),
            cancellationToken).ConfigureAwait(false);
        return Show(console, last);
    }

    private static async Task<JsonElement?> WatchAsync(
        RunningApplication application, long wanted, bool resumes, string? address, string? clientId, IToolProgress progress,
        CancellationToken cancellationToken)
    {
        bool mayResume = resumes;
        bool mayApprove = address is not null || clientId is not null;
        while (true)
        {
            JsonElement? known = await application.ProgressAsync(cancellationToken).ConfigureAwait(false);
            if (known is { } release && release.GetProperty("number").GetInt64() >= wanted)
            {
                int total = release.GetProperty("total").GetInt32();
                int pending = release.GetProperty("pending").GetInt32();
                progress.Report(total - pending, total);
                switch (release.GetProperty("state").GetString())
                {
                    case "AwaitingApproval" when mayApprove:
                        mayApprove = false;
                        await application.OrderAsync(
                            new JsonObject { ["action"] = "approve", ["address"] = address, ["clientId"] = clientId },
                            cancellationToken).ConfigureAwait(false);
                        continue;
                    case "Paused" or "Stopped" when mayResume:
                        mayResume = false;
                        await application.OrderAsync(new JsonObject { ["action"] = "resume" }, cancellationToken).ConfigureAwait(false);
                        continue;
                    case "Running" when pending > 0:
                        break;
                    default:
                        return known;
                }
            }

            await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ExitCode Show(ToolConsole console, JsonElement? known)
    {
        if (known is not { } release)
        {
            console.Result("There is no release yet.");
            console.Json(static json => json.WriteNullValue());
            return ExitCode.Done;
        }

        string state = release.GetProperty("state").GetString()!;
        int total = release.GetProperty("total").GetInt32();
        int done = release.GetProperty("done").GetInt32();
        int persons = release.GetProperty("needsPerson").GetInt32();
        console.Result(
            $"Release {release.GetProperty("number").GetInt64()}, {state}: {done} of {total} portals have it, {persons} need somebody, "
            + $"{release.GetProperty("pending").GetInt32()} are left");
        foreach (JsonProperty count in release.GetProperty("states").EnumerateObject())
        {
            console.Result($"  {count.Value.GetInt32(),6} {count.Name}");
        }

        console.Json(release.WriteTo);
        switch (state)
        {
            case "Stopped" or "Paused":
                console.Error($"The release is {state.ToLowerInvariant()}. Look at why, then say --resume.");
                return ExitCode.Failed;
            case "AwaitingApproval":
                console.Error(
                    "The release waits for an approval: the application's log says of what. Say --approve-address or --approve-client-id.");
                return ExitCode.Differs;
            default:
                return done == total ? ExitCode.Done : ExitCode.Differs;
        }
    }
}
