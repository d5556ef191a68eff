using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>Requests that look like those of pages and are none.</summary>
public sealed class HostileSessionTests(ITestOutputHelper output)
{
    private const int Count = 10_000;
    private const int Seed = 20261129;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly LocalUser Administrator = new(1, "Ada", "Admin", IsAdministrator: true);

    private static readonly LocalUser Employee = new(7, "Emil", "Employee", IsAdministrator: false);

    private static readonly LocalUser Dismissed = new(8, "Doris", "Dismissed", IsAdministrator: false);

    private static readonly string[] Paths = [SessionSite.Path, "/api/me", "/report", "/api/claims", PlacementDefaults.RenewalPath];

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Random _random = new(Seed);

    [Fact]
    public async Task No_forged_cut_swapped_expired_or_foreign_ticket_is_accepted()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Users = [Administrator, Employee, Dismissed] }, TestContext.Current.CancellationToken);
        await using LocalPortal other = await LocalPortal.StartAsync(
            new LocalPortalOptions { ClientId = "local.0123456789abcd.99999999" }, TestContext.Current.CancellationToken);
        var keys = new EphemeralDataProtectionProvider();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock, Protection = keys });
        await using SessionSite foreign = await SessionSite.StartAsync(other, new InstallableOptions { Protection = keys });
        await using SessionSite keyless = await SessionSite.StartAsync(portal);
        string expired = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string dismissed = SessionSite.TicketIn(await site.OpenAsync(Dismissed));
        _clock.Advance(TimeSpan.FromMinutes(20));
        string live = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string administrator = SessionSite.TicketIn(await site.OpenAsync());
        (_, string link) = await site.FetchAsync("/api/link", live);
        string linked = link[(link.LastIndexOf('=') + 1)..];
        await site.Application.Services.GetRequiredService<IWidgetSessions>().RevokeAsync(
            (await site.Application.FindAsync(portal))!, Dismissed.Id, TestContext.Current.CancellationToken);
        string[] worthless =
        [
            expired,
            dismissed,
            SessionSite.TicketIn(await foreign.OpenAsync()),
            SessionSite.TicketIn(await keyless.OpenAsync()),
            "",
            " ",
            "..",
        ];
        int accepted = 0, echoed = 0, crashed = 0;
        var met = new HashSet<(int Kind, int Place)>();

        for (int index = 0; index < Count; index++)
        {
            (int kind, int place) = (_random.Next(6), _random.Next(4));
            met.Add((kind, place));
            string ticket = kind switch
            {
                0 => worthless[_random.Next(worthless.Length)],
                1 => Change(_random.Next(2) == 0 ? live : administrator),
                2 => live[.._random.Next(live.Length - 1)],
                3 => Swap(live, administrator),
                4 => Noise(),
                _ => live + Noise(),
            };
            (HttpStatusCode status, string text) = await site.SendAsync(Request(ticket, linked, place));
            accepted += (int)status < 300 ? 1 : 0;
            crashed += (int)status >= 500 ? 1 : 0;
            echoed += ticket.Length > 8 && text.Contains(ticket, StringComparison.Ordinal) ? 1 : 0;
        }

        output.WriteLine($"hostile sessions {Count}, accepted {accepted}, echoed {echoed}, crashed {crashed}");
        Assert.Equal((0, 0, 0), (accepted, echoed, crashed));
        Assert.Equal(24, met.Count);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", live)).Status);

        // ASP.NET Core itself logs addresses, and the test has put tickets into them.
        Assert.DoesNotContain(
            site.Application.Log.Lines.Where(static line => line.Category.StartsWith("Placement.", StringComparison.Ordinal)),
            line => line.Everything.Contains(live, StringComparison.Ordinal));
    }

    private HttpRequestMessage Request(string ticket, string linked, int place)
    {
        string path = Paths[_random.Next(Paths.Length)];
        switch (place)
        {
            case 0:
                return SessionSite.FormOf(path, ticket, ("Text", "hostile"));
            case 1:
                var header = new HttpRequestMessage(_random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Post, path);
                header.Headers.TryAddWithoutValidation(PlacementDefaults.SessionHeader, ticket);
                return header;
            case 2:
                return new HttpRequestMessage(
                    HttpMethod.Get, $"{path}?{PlacementDefaults.LinkParameter}={Uri.EscapeDataString(ticket)}");
            default:
                // A ticket for another page, and one in a place that is not its own.
                return _random.Next(2) == 0
                    ? new HttpRequestMessage(HttpMethod.Get, $"/api/me?{PlacementDefaults.LinkParameter}={linked}")
                    : SessionSite.FormOf(path, linked);
        }
    }

    /// <summary>One character is another one. The last has bits that mean nothing.</summary>
    private string Change(string ticket)
    {
        int at = _random.Next(ticket.Length - 1);
        int former = Alphabet.IndexOf(ticket[at], StringComparison.Ordinal);
        char other = Alphabet[(former + 1 + _random.Next(Alphabet.Length - 1)) % Alphabet.Length];
        return string.Concat(ticket.AsSpan(0, at), [other], ticket.AsSpan(at + 1));
    }

    /// <summary>One begins, and the other ends.</summary>
    private string Swap(string one, string other)
    {
        int at = _random.Next(40, Math.Min(one.Length, other.Length) - 40);
        return one[..at] + other[at..];
    }

    private string Noise() => string.Concat(Enumerable.Range(0, _random.Next(1, 400)).Select(_ => Alphabet[_random.Next(Alphabet.Length)]));
}
