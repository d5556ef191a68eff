using System.CommandLine;
using System.Text.Json;
using Placement.Tool.Remote;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>What commands do where the running application is asked, in place of one that is started.</summary>
internal static class RemoteRelease
{
    public static Option<string?> Url { get; } = new("--url")
    {
        Description = "The address of the running application, or of its release control, asked in place of a started one. "
            + $"Its token comes from {ControlEndpoint.TokenVariable}, or is asked for.",
    };

    public static Option<string?> Application { get; } = new("--application")
    {
        Description = "With --url: which application is meant, by its client id, where the host has several.",
    };

    public static Option<long?> Release { get; } = new("--release")
    {
        Description = "With --url: wait until the application has this release, or a later one.",
    };

    public static Option<int> Wait { get; } = new("--wait")
    {
        Description = "With --release: how many seconds to wait until the application has it.",
        DefaultValueFactory = static _ => 1800,
    };

    /// <summary>Adds what says which running application is asked.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Url);
        command.Add(Application);
    }

    /// <summary>Whether the running application is meant.</summary>
    /// <param name="result">What was asked for.</param>
    /// <param name="others">Options of the command that are about single portals.</param>
    /// <exception cref="ToolException">
    /// It is, and single portals are: it brings up all, its canaries first. Or it is not, and an option is for it.
    /// </exception>
    public static bool IsMeant(ParseResult result, params ReadOnlySpan<Option> others)
    {
        if (result.GetValue(Url) is null)
        {
            foreach (Option other in (ReadOnlySpan<Option>)[Application, Release, Wait])
            {
                if (IsGiven(result, other))
                {
                    throw new ToolException(
                        $"{other.Name} is for a running application. Say --url with its address, or leave {other.Name} out.");
                }
            }

            return false;
        }

        foreach (Option other in (ReadOnlySpan<Option>)[PortalOptions.Portal, PortalOptions.Canaries, .. others])
        {
            if (IsGiven(result, other))
            {
                throw new ToolException(
                    $"{other.Name} is for an application that is started here. The one that runs brings up all portals, its canaries "
                    + "first: leave it out, or leave out --url.");
            }
        }

        return true;
    }

    /// <summary>The portals, each with how far it is.</summary>
    public static async Task<ExitCode> ListAsync(ParseResult result, ToolConsole console, CancellationToken cancellationToken)
    {
        using RunningApplication application = await OpenAsync(result, console, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<JsonElement> portals = await application.ListAsync(cancellationToken).ConfigureAwait(false);
        string[] heads = [.. portals.Select(portal => application.Understand(PortalStates.HeadOf, portal))];
        var exitCode = PortalStates.ExitOf([.. portals.Select(portal => application.Understand(PortalStates.MeaningOf, portal))]);
        foreach (string head in heads)
        {
            console.Result(head);
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
        return exitCode;
    }

    /// <summary>How far the release is.</summary>
    public static async Task<ExitCode> PlanAsync(ParseResult result, ToolConsole console, CancellationToken cancellationToken)
    {
        using RunningApplication application = await OpenAsync(result, console, cancellationToken).ConfigureAwait(false);
        if (await application.ProgressAsync(cancellationToken).ConfigureAwait(false) is { } release)
        {
            return Show(console, release);
        }

        console.Result("There is no release yet.");
        console.Json(static json => json.WriteNullValue());
        return ExitCode.Done;
    }

    /// <summary>Approves and resumes, where that is asked for, and watches the release until every portal was tried.</summary>
    public static async Task<ExitCode> ApplyAsync(
        ParseResult result, ToolConsole console, bool resumes, string? address, string? clientId, CancellationToken cancellationToken)
    {
        using RunningApplication application = await OpenAsync(result, console, cancellationToken).ConfigureAwait(false);
        var limit = TimeSpan.FromSeconds(Math.Clamp(result.GetValue(Wait), 0, int.MaxValue));
        var watch = new ReleaseWatch(application, result.GetValue(Release), limit, resumes, address, clientId);
        try
        {
            return Show(
                console,
                await console.ProgressAsync("Bringing portals up", watch.RunAsync, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(
                "Stopped watching. What the application does goes on; placements plan --url shows how far it is.", stopped);
        }
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Task<RunningApplication> OpenAsync(ParseResult result, ToolConsole console, CancellationToken cancellationToken) =>
        RunningApplication.OpenAsync(result.GetValue(Url)!, result.GetValue(Application), console, cancellationToken);

    private static ExitCode Show(ToolConsole console, RunningRelease release)
    {
        console.Result(
            $"Release {release.Number}, {release.State}: {release.Done} of {release.Total} portals have it, {release.NeedsPerson} need "
            + $"somebody, {release.Pending} are left");
        foreach ((string state, int count) in release.States)
        {
            console.Result($"  {count,6} {state}");
        }

        console.Json(release.Answer.WriteTo);
        switch (release.State)
        {
            case "Stopped" or "Paused":
                console.Error(
                    $"The release is {release.State.ToLowerInvariant()}. Look at why, then say placements apply --url … --resume.");
                return ExitCode.Failed;
            case "AwaitingApproval":
                console.Error(
                    "The release waits for an approval: the application's log says of what. Say placements apply --url … with "
                    + "--approve-address or --approve-client-id.");
                return ExitCode.Differs;
            default:
                return release.Done == release.Total ? ExitCode.Done : ExitCode.Differs;
        }
    }
}
