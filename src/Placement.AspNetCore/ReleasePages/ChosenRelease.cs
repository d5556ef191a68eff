using Microsoft.AspNetCore.Http;
using Placement.Configuration;

namespace Placement.ReleasePages;

/// <summary>Whose release a request is about: <c>?application=</c> and a client id, or the main application's.</summary>
/// <param name="ClientId">The application.</param>
/// <param name="Monitor">Speaks of its release.</param>
internal sealed record ChosenRelease(string ClientId, IReleaseMonitor Monitor)
{
    /// <summary>The parameter of the query.</summary>
    public const string Parameter = "application";

    /// <summary>The release of a request; null: the host does not have the application, which is answered so.</summary>
    public static ChosenRelease? Of(HttpContext context, IReleaseMonitor monitor, ClientIdentity application)
    {
        string wanted = context.Request.Query[Parameter].ToString();
        if (wanted.Length == 0)
        {
            return new ChosenRelease(application.Id, monitor);
        }

        if (application.Find(wanted) is not null)
        {
            return new ChosenRelease(wanted, monitor.ForApplication(wanted));
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
