using System.Net;
using Microsoft.AspNetCore.Builder;
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

    /// <summary>What can be wrong with a ticket, and where it is sent.</summary>
    private const int Kinds = 7, Places = 4;

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
        await using LocalPortal sister = await LocalPortal.StartAsync(
            new LocalPortalOptions { ClientId = portal.Options.ClientId, ClientSecret = portal.Options.ClientSecret },
            TestContext.Current.CancellationToken);
        var keys = new EphemeralDataProtectionProvider();
        await using SessionSite site = await SessionSite.StartAsync(
            portal,
            new InstallableOptions
            {
                Clock = _clock,
                Protection = keys,
                Map = static app => app.MapGet("/api/circuit", static (WidgetSession session) => session.CircuitTicket(isKept: true)),
            },
            [
                .. SessionSite.Bindings,
                new("""{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/leads","TITLE":"Leads"}"""u8, typeof(NoteTab)),
            ]);
        await using SessionSite foreign = await SessionSite.StartAsync(other, new InstallableOptions { Protection = keys });
        await using SessionSite sisterly = await SessionSite.StartAsync(
            sister, new InstallableOptions { Protection = keys, Clock = _clock });
        await using SessionSite keyless = await SessionSite.StartAsync(portal);
        string expired = SessionSite.TicketIn(await site.OpenAsync(Employee));
        _clock.Advance(TimeSpan.FromMinutes(20));
        string former = SessionSite.TicketIn(await site.OpenAsync(Employee));
        await portal.UninstallAsync(cancellationToken: TestContext.Current.CancellationToken);
        await portal.InstallAsync(
            new LocalApplication(site.Application.Address), cancellationToken: TestContext.Current.CancellationToken);
        string dismissed = SessionSite.TicketIn(await site.OpenAsync(Dismissed));
        string live = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string administrator = SessionSite.TicketIn(await site.OpenAsync());
        (_, string link) = await site.FetchAsync("/api/link", live);
        string linked = link[(link.LastIndexOf('=') + 1)..];
        (_, string circuit) = await site.FetchAsync("/api/circuit", live);
        await site.Application.Services.GetRequiredService<IWidgetSessions>().RevokeAsync(
            (await site.Application.FindAsync(portal))!, Dismissed.Id, TestContext.Current.CancellationToken);
        string[] worthless =
        [
            expired,
            dismissed,
            former,
            circuit,
            SessionSite.TicketIn(await sisterly.OpenAsync()),
            SessionSite.TicketIn(await foreign.OpenAsync()),
            SessionSite.TicketIn(await keyless.OpenAsync()),
            "",
            " ",
            "..",
        ];
        int accepted = 0, echoed = 0, crashed = 0, untold = 0;
        var met = new HashSet<(int Kind, int Place)>();
        var statuses = new Dictionary<HttpStatusCode, int>();

        for (int index = 0; index < Count; index++)
        {
            (int kind, int place) = (_random.Next(Kinds), _random.Next(Places));
            met.Add((kind, place));
            string ticket = kind switch
            {
                0 => worthless[_random.Next(worthless.Length)],
                1 => Change(_random.Next(2) == 0 ? live : administrator),
                2 => live[.._random.Next(live.Length - 1)],
                3 => Swap(live, administrator),
                4 => Noise(),
                5 => live + Noise(),
                _ => live,
            };

            // A ticket that is good, and not for what is opened there.
            HttpRequestMessage request = kind == 6 ? SessionSite.FormOf("/widgets/leads", ticket) : Request(ticket, linked, place);
            (HttpStatusCode status, string text) = await site.SendAsync(request);
            accepted += (int)status < 300 ? 1 : 0;
            crashed += (int)status >= 500 ? 1 : 0;
            untold += status == HttpStatusCode.Unauthorized && !text.Contains("open it again in Bitrix24", StringComparison.Ordinal) ? 1 : 0;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            echoed += ticket.Length > 8 && text.Contains(ticket, StringComparison.Ordinal) ? 1 : 0;
        }

        output.WriteLine($"hostile sessions {Count}, accepted {accepted}, echoed {echoed}, crashed {crashed}");
        Assert.Equal((0, 0, 0, 0), (accepted, echoed, crashed, untold));
        Assert.Equal(Kinds * Places, met.Count);

        // Some are sent by a method that the path does not have, which is looked at first.
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed], statuses.Keys.Order());
        foreach (string reason in (string[])["UnknownTicket", "Expired", "WrongPage", "OtherPlacement", "OtherInstallation", "Ended"])
        {
            Assert.Contains(
                site.Application.Log.Lines, line => line.Id == 281 && line.Text.EndsWith($": {reason}", StringComparison.Ordinal));
        }

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
