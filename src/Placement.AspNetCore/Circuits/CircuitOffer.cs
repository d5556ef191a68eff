using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints.Infrastructure;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Sessions;

namespace Placement.Circuits;

/// <summary>Hands a ticket to the circuit that a page within a session may begin.</summary>
internal sealed class CircuitOffer(IEnumerable<RenderModeEndpointProvider> modes) : ISessionListener
{
    private readonly bool _hasCircuits = modes.Any(static mode => mode.Supports(RenderMode.InteractiveServer));

    /// <inheritdoc/>
    public void Begin(HttpContext context, WidgetSession session) => Make(context.RequestServices, () => session);

    /// <summary>Puts a ticket into the page that a request is answered with.</summary>
    /// <param name="services">The services of the request.</param>
    /// <param name="find">Finds the session when the page is complete.</param>
    /// <returns>Whether the application has circuits at all.</returns>
    public bool Make(IServiceProvider services, Func<WidgetSession> find)
    {
        if (!_hasCircuits || services.GetService<PersistentComponentState>() is not { } state)
        {
            return false;
        }

        Hand(state, () => find().CircuitTicket(isKept: false));
        return true;
    }

    /// <summary>Hands a ticket over whenever the state of components is.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A text needs no reflection to become JSON.")]
    public static void Hand(PersistentComponentState state, Func<string> issue) => state.RegisterOnPersisting(
        () =>
        {
            state.PersistAsJson(CircuitState.Key, CircuitState.With(issue()).ToString());
            return Task.CompletedTask;
        },
        RenderMode.InteractiveServer);
}
