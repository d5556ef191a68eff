using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Placement.Sessions;

/// <summary>Issues the tickets of one page.</summary>
/// <param name="tickets">Seals them.</param>
/// <param name="page">The ticket of the page itself, as it is by now.</param>
/// <param name="basePath">The path below which the application is.</param>
/// <param name="clock">The clock.</param>
/// <param name="onIssued">Is called for each ticket: what it names has to be stored by the time the page is sent.</param>
internal sealed class SessionPass(
    SessionTickets tickets, Func<SessionTicket> page, PathString basePath, TimeProvider clock, Action? onIssued = null)
{
    /// <summary>Long enough to follow a link; it stands in addresses, which are logged.</summary>
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Long enough to load a page and its scripts.</summary>
    private static readonly TimeSpan CircuitLifetime = TimeSpan.FromMinutes(5);

    /// <summary>When the page's ticket is worth nothing any more.</summary>
    public DateTimeOffset ExpiresAt => page().ExpiresAt;

    /// <summary>How long the page's ticket is valid.</summary>
    public TimeSpan Lifetime => page().ExpiresAt - clock.GetUtcNow();

    /// <summary>The path below which the application is.</summary>
    public PathString BasePath => basePath;

    /// <summary>The ticket of the page.</summary>
    public string Page()
    {
        onIssued?.Invoke();
        return tickets.Seal(page());
    }

    /// <summary>An address of the application with a ticket for it.</summary>
    /// <exception cref="ArgumentException">The address is none within the application.</exception>
    public string Link(string address)
    {
        string path = PathOf(address);
        string ticket = Issue(TicketKind.Link, path, clock.GetUtcNow() + LinkLifetime);
        return basePath.ToUriComponent() + QueryHelpers.AddQueryString(address, PlacementDefaults.LinkParameter, ticket);
    }

    /// <summary>A ticket for the circuit of the page.</summary>
    /// <param name="end">When it is worth nothing any more, at the latest; null: within minutes.</param>
    public string Circuit(DateTimeOffset? end) =>
        Issue(TicketKind.Circuit, Guid.NewGuid().ToString("N"), end ?? clock.GetUtcNow() + CircuitLifetime);

    private string Issue(TicketKind kind, string path, DateTimeOffset latest)
    {
        onIssued?.Invoke();
        SessionTicket ticket = page();
        return tickets.Seal(ticket with
        {
            Kind = kind,
            Path = path,
            ExpiresAt = kind == TicketKind.Circuit || latest < ticket.ExpiresAt ? latest : ticket.ExpiresAt,
        });
    }

    private static string PathOf(string address)
    {
        if (!address.StartsWith('/')
            || address.StartsWith("//", StringComparison.Ordinal)
            || address.Contains('\\', StringComparison.Ordinal)

            // Browsers pass over tabs and line breaks, so that "/" and a tab before "/evil.com" lead to that host, with the ticket.
            || address.Any(char.IsControl))
        {
            throw new ArgumentException(
                "A link leads to a page of this application: write its path from the first slash on, such as /report?year=2026.",
                nameof(address));
        }

        int end = address.AsSpan().IndexOfAny('?', '#');
        return PathString.FromUriComponent(end < 0 ? address : address[..end]).Value!;
    }
}
