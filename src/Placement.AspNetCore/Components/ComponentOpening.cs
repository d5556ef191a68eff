using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Circuits;
using Placement.Openings;
using Placement.Sessions;

namespace Placement.Components;

/// <summary>Hands a widget that is opened to the components of its page.</summary>
internal static class ComponentOpening
{
    /// <summary>
    /// Lets components find the widget of a request, and its session, among their services. Nothing, if the request opens none.
    /// </summary>
    public static void Prepare(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        if (context.Features.Get<WidgetRequestResult>()?.Request is not { } request
            || services.GetService<ComponentScope>() is not { Opened: null } scope)
        {
            return;
        }

        scope.Opened = request;
        if (request.Opening is { } opening)
        {
            services.GetRequiredService<SessionScope>().Find = () => opening.Session;
            if (services.GetRequiredService<CircuitOffer>().Make(services, () => opening.Session))
            {
                // A circuit begins when the page has long been sent.
                opening.Ask();
            }
        }
    }
}
