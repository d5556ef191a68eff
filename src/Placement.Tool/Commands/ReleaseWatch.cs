using System.Diagnostics;
using System.Text.Json.Nodes;
using Placement.Tool.Remote;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>Watches the release of a running application, and approves and resumes it where that is asked for.</summary>
/// <param name="application">The application.</param>
/// <param name="number">The release that it is to have, or a later one; null: the one that it has.</param>
/// <param name="limit">How long to wait until it has that release.</param>
/// <param name="resumes">Whether a release goes on that was paused or has stopped.</param>
/// <param name="address">An address of the application that is approved; null: none.</param>
/// <param name="clientId">A client id that is approved; null: none.</param>
internal sealed class ReleaseWatch(
    RunningApplication application, long? number, TimeSpan limit, bool resumes, string? address, string? clientId)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>While a new build is brought up, nobody answers for a while.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private bool _mayResume = resumes;
    private bool _mayApprove = address is not null || clientId is not null;
    private bool _isRefused;

    /// <summary>Watches until every portal was tried, or somebody is needed.</summary>
    /// <exception cref="ToolException">There is no release, or not the one that is waited for.</exception>
    public async Task<RunningRelease> RunAsync(IToolProgress progress, CancellationToken cancellationToken)
    {
        RunningRelease release = await AwaitAsync(progress, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            progress.Report(release.Total - release.Pending, release.Total);
            if (!await StepAsync(release, progress, cancellationToken).ConfigureAwait(false))
            {
                return release;
            }

            release = await LookAsync(progress, cancellationToken).ConfigureAwait(false) ?? throw None();
        }
    }

    private static ToolException None() => new(
        "The application has no release. It has to call AddReleases on its services, with the number of the build in "
        + "Bitrix24:Releases:Number; outside Production releases have to be switched on, too.");

    /// <summary>The release that is watched, as soon as the application has it.</summary>
    private async Task<RunningRelease> AwaitAsync(IToolProgress progress, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        for (bool isFirst = true; true; isFirst = false)
        {
            RunningRelease? release = await LookAsync(progress, cancellationToken).ConfigureAwait(false);
            if (release is not null && release.Number >= (number ?? 0))
            {
                return release;
            }

            if (number is not { } wanted)
            {
                throw None();
            }

            string present = release is null ? "no release yet" : $"release {release.Number}";
            if (waited.Elapsed >= limit)
            {
                throw new ToolException(
                    $"The application has {present}, and has not got release {wanted} within {limit.TotalSeconds} s. Look at whether the "
                    + "new build runs and Bitrix24:Releases:Number says its number. If it only takes longer, say --wait.");
            }

            if (isFirst)
            {
                progress.Line($"The application has {present}. Waiting for release {wanted}, {limit.TotalSeconds} s at most.");
            }

            TimeSpan left = limit - waited.Elapsed;
            await Task.Delay(left < BetweenLooks && left > TimeSpan.Zero ? left : BetweenLooks, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How far the release is.</summary>
    private Task<RunningRelease?> LookAsync(IToolProgress progress, CancellationToken cancellationToken) =>
        PatientlyAsync(application.ProgressAsync, progress, cancellationToken);

    /// <summary>Asks what may be asked twice. An application that was reached before, and is not now, is asked again.</summary>
    private static async Task<T> PatientlyAsync<T>(
        Func<CancellationToken, Task<T>> ask, IToolProgress progress, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        for (bool isFirst = true; true; isFirst = false)
        {
            try
            {
                return await ask(cancellationToken).ConfigureAwait(false);
            }
            catch (ToolException failure) when (failure.MayPass && waited.Elapsed < Patience)
            {
                if (isFirst)
                {
                    progress.Line($"{failure.Message} Trying again.");
                }
            }

            await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Does what is to be done next.</summary>
    /// <returns>Whether it goes on.</returns>
    private async Task<bool> StepAsync(RunningRelease release, IToolProgress progress, CancellationToken cancellationToken)
    {
        switch (release.State)
        {
            case "AwaitingApproval" when _mayApprove:
                _mayApprove = false;
                _isRefused = !await ApproveAsync(progress, cancellationToken).ConfigureAwait(false);
                return true;
            case "AwaitingApproval" when _isRefused:
                throw new ToolException(
                    "The application has approved nothing: what --approve-address or --approve-client-id repeats is not what it waits for, "
                    + "or the release has moved on since. Its log says what is to be repeated, to the letter.");
            case "Paused" or "Stopped" when _mayResume:
                _mayResume = false;
                await ResumeAsync(progress, cancellationToken).ConfigureAwait(false);
                return true;
            case "Running" when release.Pending > 0:
                await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    /// <returns>Whether something was approved.</returns>
    private Task<bool> ApproveAsync(IToolProgress progress, CancellationToken cancellationToken) => PatientlyAsync(
        token => application.OrderAsync(
            new JsonObject { ["action"] = "approve", ["address"] = address, ["clientId"] = clientId }, token),
        progress,
        cancellationToken);

    /// <summary>
    /// Resumes it. Where the answer is lost nobody knows whether it was, and it is looked at: twice could resume a release that has stopped
    /// anew.
    /// </summary>
    /// <exception cref="ToolException">It cannot be asked, and the release is as it was.</exception>
    private async Task ResumeAsync(IToolProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await application.OrderAsync(new JsonObject { ["action"] = "resume" }, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException failure) when (failure.MayPass)
        {
            progress.Line($"{failure.Message} Looking whether it is resumed.");
            if (await LookAsync(progress, cancellationToken).ConfigureAwait(false) is { State: "Paused" or "Stopped" })
            {
                throw;
            }
        }
    }
}
