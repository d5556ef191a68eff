using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Placement.Sessions;

/// <summary>Issues the tickets of one page.</summary>
/// <param name="tickets">Seals them.</param>
/// <param name="page">The ticket of the page itself.</param>
/// <param name="basePath">The path below which the application is.</param>
/// <param name="clock">The clock.</param>
/// <param name="onIssued">Is called for each ticket: what it names has to be stored by the time the page is sent.</param>
internal sealed class SessionPass(
    SessionTickets tickets, SessionTicket page, PathString basePath, TimeProvider clock, Action? onIssued = null)
{
    /// <summary>Long enough to follow a link; it stands in addresses, which are logged.</summary>
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromSeconds(60);

    /// <summary>When the page's ticket is worth nothing any more.</summary>
    public DateTimeOffset ExpiresAt => page.ExpiresAt;

    /// <summary>How long the page's ticket is valid.</summary>
    public TimeSpan Lifetime => page.ExpiresAt - clock.GetUtcNow();

    /// <summary>The path below which the application is.</summary>
    public PathString BasePath => basePath;

    /// <summary>The ticket of the page.</summary>
    public string Page()
    {
        onIssued?.Invoke();
        return tickets.Seal(page);
    }

    /// <summary>An address of the application with a ticket for it.</summary>
    /// <exception cref="ArgumentException">The address is none within the application.</exception>
    public string Link(string address)
    {
        string path = PathOf(address);
        onIssued?.Invoke();
        DateTimeOffset latest = clock.GetUtcNow() + LinkLifetime;
        string ticket = tickets.Seal(page with
        {
            Kind = TicketKind.Link,
            Path = path,
            ExpiresAt = latest < page.ExpiresAt ? latest : page.ExpiresAt,
        });
        return basePath.ToUriComponent() + QueryHelpers.AddQueryString(address, PlacementDefaults.LinkParameter, ticket);
    }

    private static string PathOf(string address)
    {
        if (!address.StartsWith('/')
            || address.StartsWith("//", StringComparison.Ordinal)
            || address.Contains('\\', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "A link leads to a page of this application: write its path from the first slash on, such as /report?year=2026.",
                nameof(address));
        }

        int end = address.AsSpan().IndexOfAny('?', '#');
        return PathString.FromUriComponent(end < 0 ? address : address[..end]).Value!;
    }
}
