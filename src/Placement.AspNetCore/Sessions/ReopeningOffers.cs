using Microsoft.AspNetCore.Http;
using Placement.Pages;
using Placement.RequestVerification;

namespace Placement.Sessions;

/// <summary>
/// Lets pages ask the portal around them to open their widget again, once a minute for each user: where that was of no use, the page's
/// sentence is all there is. Browsers remember nothing in frames of other sites, so this is remembered here.
/// </summary>
internal sealed class ReopeningOffers(TimeProvider? timeProvider = null)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<object> _offered = new(timeProvider ?? TimeProvider.System, MaxRemembered);

    /// <summary>Lets the page that answers a request ask, unless one has done so lately.</summary>
    /// <param name="context">The request, which is refused.</param>
    /// <param name="user">Whose page it is, as far as that is known.</param>
    /// <param name="origin">The origin of the portal, which is proven or passes the host policy.</param>
    public void Offer(HttpContext context, string user, string origin)
    {
        if (_offered.Find(user) is null)
        {
            _offered.Set(user, this, _clock.GetUtcNow() + Between);
            context.Features.Set(new ReopenableFrame(origin));
        }
    }
}
