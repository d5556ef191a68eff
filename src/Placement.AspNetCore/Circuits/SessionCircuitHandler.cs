using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Placement.Sessions;

namespace Placement.Circuits;

/// <summary>Goes on with the session of a page in its circuit: before a component is made, and for as long as the circuit lives.</summary>
internal sealed class SessionCircuitHandler(CircuitSessions circuits, SessionScope scope, IServiceProvider services) : CircuitHandler
{
    private CircuitState? _state;
    private CircuitSession? _session;

    /// <summary>Before the handlers of the application, which may want to know the session.</summary>
    public override int Order => -1000;

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A text needs no reflection to be read from JSON.")]
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        PersistentComponentState components = services.GetRequiredService<PersistentComponentState>();
        if (!components.TryTakeFromJson(CircuitState.Key, out string? text) || CircuitState.Parse(text ?? "") is not { } state)
        {
            return;
        }

        string basePath = new Uri(services.GetRequiredService<NavigationManager>().BaseUri).AbsolutePath.TrimEnd('/');
        CircuitSession session = await circuits.OpenAsync(state.Ticket, basePath, cancellationToken).ConfigureAwait(true);
        (_state, _session) = (state, session);
        scope.Find = () => session.Session;

        // A circuit may be put aside, and taken up again as another one.
        CircuitOffer.Hand(components, () => session.Session.CircuitTicket(isKept: true));
    }

    /// <summary>Before anything happens in the circuit: the session has not ended, and the culture is the page's.</summary>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        if (_session is not null)
        {
            await _session.ContinueAsync(CancellationToken.None).ConfigureAwait(true);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_state!.Culture, _state.UICulture);
        }

        await next(activity).ConfigureAwait(true);
    };
}
