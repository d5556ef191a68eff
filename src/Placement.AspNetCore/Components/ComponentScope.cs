using Placement.Handlers;
using Placement.Openings;
using Placement.Sessions;

namespace Placement.Components;

/// <summary>What the components of a request, or of a circuit, belong to: a service of that scope.</summary>
internal sealed class ComponentScope(SessionScope sessions)
{
    /// <summary>The widget; null: components find what its session knows.</summary>
    public WidgetRequestContext? Opened { get; set; }

    /// <summary>The page that is rendered; null: it is none of ours.</summary>
    public ComponentPage? Page { get; set; }

    /// <summary>The session; null: there is none.</summary>
    public WidgetSession? Session => sessions.Find?.Invoke();

    /// <summary>
    /// The request for the widget, with what it was opened with; null: there is none, or it was opened with something else.
    /// </summary>
    public WidgetRequest<TContext>? Request<TContext>()
        where TContext : PlacementContext =>
        Opened is not null ? Opened.Context is TContext ? Opened.For<TContext>() : null
        : Session is { Context: TContext context } session ? new WidgetRequest<TContext>(
            session.Placement, context, session.Portal, session.User)
        {
            ApplicationSid = session.ApplicationSid,
            Session = session,
        }
        : null;
}
