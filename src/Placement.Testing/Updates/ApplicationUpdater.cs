using Placement.Testing.Application;
using Placement.Testing.Browser;
using Placement.Testing.Events;
using Placement.Testing.State;

namespace Placement.Testing.Updates;

/// <summary>Brings new versions of the application, in every way in which portals do it.</summary>
internal sealed class ApplicationUpdater(
    InstallationState installation, EventSender events, PageOpener pages, ApplicationChannel channel)
{
    public async Task<UpdateOutcome> UpdateAsync(UpdateOptions options, LocalUser user, CancellationToken cancellationToken)
    {
        LocalApplication application = channel.Application ?? throw new InvalidOperationException(
            "The portal does not know whether the application has an installer: install it first, or set LocalPortal.Application.");
        installation.RequirePresent();
        if (!user.IsAdministrator)
        {
            throw new InvalidOperationException($"User {user.Id} is no administrator: only administrators update applications.");
        }

        List<EventDelivery> deliveries = [];
        if (options.Notice == UpdateNotice.None)
        {
            installation.Update(options.NewApplicationToken, IsRemoved);
        }
        else
        {
            deliveries.AddRange(await events.UpdateAsync(
                given: [], options.NewApplicationToken, IsRemoved, user, cancellationToken).ConfigureAwait(false));
        }

        InstallationPage? installer = null;
        bool isReinstalled = options.Notice != UpdateNotice.Alone;
        if (isReinstalled && application.HasInstaller)
        {
            installation.Begin(isFinished: false);
            if (options.OpensInstaller)
            {
                installer = await pages.RunInstallerAsync(application, user, cancellationToken).ConfigureAwait(false);
            }
        }

        deliveries.AddRange(await events.TellInstallationAsync(
            toSettings: isReinstalled && application.IsApiOnly, toBound: options.KeepsInstallHandlers, user, cancellationToken)
            .ConfigureAwait(false));
        return new UpdateOutcome(deliveries, installer);

        bool IsRemoved(LocalEventBinding handler) =>
            options.RemovesEventHandlers || (handler.Event == ApplicationEvent.Install && !options.KeepsInstallHandlers);
    }
}
