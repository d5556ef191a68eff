using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Application;
using Placement.Testing.Events;
using Placement.Testing.State;
using Placement.Testing.Updates;

namespace Placement.Testing.Page;

/// <summary>The buttons that install, update and remove the application.</summary>
internal sealed class PageLifecycle(
    InstallationState installation, ApplicationChannel channel, ApplicationUpdater updater, EventSender events)
{
    public IEnumerable<PageEndpoint> Endpoints =>
    [
        new("install", InstallAsync),
        new("finish", Finish),
        new("update", UpdateAsync),
        new("uninstall", UninstallAsync),
    ];

    /// <summary>Starts an installation. The page opens the installer, whose script finishes it.</summary>
    private async Task<JsonNode?> InstallAsync(PageRequest request)
    {
        request.RequireAdministrator();
        LocalApplication application = channel.Application ?? throw new PageException(
            StatusCodes.Status409Conflict,
            "The portal does not know where the application is. Install it with LocalPortal.InstallAsync, or set LocalPortal.Application.");
        if (application.IsApiOnly)
        {
            IReadOnlyList<EventDelivery> deliveries = await events.RaiseAsync(
                ApplicationEvent.Install, data: null, request.User, request.CancellationToken).ConfigureAwait(false);
            return Told(deliveries, opensInstaller: false);
        }

        installation.Begin(isFinished: !application.HasInstaller);
        return Told([], application.HasInstaller);
    }

    /// <summary>What a frame asks for by installFinish; an installer can say that it has not come to an end.</summary>
    private JsonObject Finish(PageRequest request)
    {
        request.RequireAdministrator();
        installation.RequirePresent();
        if (!request.Parameters.Has("value") || request.Parameters.Flag("value"))
        {
            installation.Finish();
        }

        return new JsonObject { ["isInstalled"] = installation.Current.IsFinished };
    }

    private async Task<JsonNode?> UpdateAsync(PageRequest request)
    {
        request.RequireAdministrator();
        LocalParameters given = request.Parameters;
        UpdateOutcome outcome = await updater.UpdateAsync(
            new UpdateOptions
            {
                Notice = Enum.TryParse(given.Text("notice"), ignoreCase: true, out UpdateNotice notice) ? notice : UpdateNotice.None,
                NewApplicationToken = given.Flag("newApplicationToken"),
                RemovesEventHandlers = given.Flag("removesEventHandlers"),
                KeepsInstallHandlers = given.Flag("keepsInstallHandlers"),
                OpensInstaller = false,
            },
            request.User,
            request.CancellationToken).ConfigureAwait(false);
        return Told(outcome.Deliveries, opensInstaller: !installation.Current.IsFinished);
    }

    private async Task<JsonNode?> UninstallAsync(PageRequest request)
    {
        request.RequireAdministrator();
        return Told(
            await events.UninstallAsync(request.Parameters.Flag("clean"), request.CancellationToken).ConfigureAwait(false),
            opensInstaller: false);
    }

    private static JsonObject Told(IReadOnlyList<EventDelivery> deliveries, bool opensInstaller) => new()
    {
        ["deliveries"] = new JsonArray([.. deliveries.Select(PageState.Delivery)]),
        ["opensInstaller"] = opensInstaller,
    };
}
