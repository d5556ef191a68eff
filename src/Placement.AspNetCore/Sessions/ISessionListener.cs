using Microsoft.AspNetCore.Http;

namespace Placement.Sessions;

/// <summary>Is told of requests within sessions.</summary>
internal interface ISessionListener
{
    /// <summary>A request goes on with a session.</summary>
    void Begin(HttpContext context, WidgetSession session);
}
