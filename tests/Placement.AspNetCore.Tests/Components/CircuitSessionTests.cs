using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Circuits;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Components;

/// <summary>
/// What a circuit gets of its page: a ticket for one use, and a session that is asked about as long as the circuit lives.
/// </summary>
public sealed class CircuitSessionTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_begins_one_circuit_with_what_was_opened()
    {
        await using ComponentVisit visit = await StartAsync();
        string ticket = await TicketAsync(visit);

        CircuitSession circuit = await OpenAsync(visit, ticket);

        Assert.Equal(17, Assert.IsType<CrmEntityContext>(circuit.Session.Context).EntityId);
        Assert.Equal(1, circuit.Session.User.Id);
        await AssertEndedAsync(() => OpenAsync(visit, ticket));
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_after_five_minutes()
    {
        await using ComponentVisit visit = await StartAsync();
        string ticket = await TicketAsync(visit);

        _clock.Advance(TimeSpan.FromMinutes(5));

        await AssertEndedAsync(() => OpenAsync(visit, ticket));
    }

    [Fact]
    public async Task Tickets_of_circuits_and_of_pages_do_not_stand_in_for_each_other()
    {
        await using ComponentVisit visit = await StartAsync();
        string page = SessionSite.TicketIn(await visit.ShowAsync(ComponentVisit.Card));
        string circuit = await TicketAsync(visit);

        await AssertEndedAsync(() => OpenAsync(visit, page));
        await AssertEndedAsync(() => OpenAsync(visit, "none"));
        Assert.Equal(HttpStatusCode.OK, await FetchAsync(visit, page));
        Assert.Equal(HttpStatusCode.Unauthorized, await FetchAsync(visit, circuit));
        (HttpResponseMessage response, _) = await visit.SendAsync(SessionSite.FormOf(ComponentVisit.Card, circuit));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_circuit_calls_REST_two_hours_after_its_token_has_expired_and_has_tickets_for_its_forms()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));

        _clock.Advance(TimeSpan.FromHours(3));

        BitrixResponse response = await circuit.Session.Client.CallAsync("user.current", default, Stop);
        Assert.Equal("1", response.Result.GetProperty("ID").ToString());
        Assert.Equal(HttpStatusCode.OK, await FetchAsync(visit, circuit.Session.Ticket()));
    }

    /// <summary>A click, and the answer of the browser to a call of before, wait for the portal at the same time.</summary>
    [Fact]
    public async Task Whatever_happens_in_a_circuit_while_the_portal_is_asked_waits_for_its_answer()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));

        int asked = Questions(visit);
        _clock.Advance(TimeSpan.FromHours(3));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => circuit.ContinueAsync(Stop).AsTask()));

        Assert.Equal(asked + 1, Questions(visit));
    }

    [Fact]
    public async Task A_session_that_another_server_has_ended_ends_here_within_half_a_minute()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        await visit.Services.GetRequiredService<IWidgetSessionStore>().EndSessionsAsync(
            visit.Portal.Options.ClientId, visit.Portal.MemberId.ToLowerInvariant(), 1, Stop);

        _clock.Advance(TimeSpan.FromSeconds(31));

        await AssertEndedAsync(() => circuit.Session.Client.CallAsync("user.current", default, Stop));
        await AssertEndedAsync(() => circuit.ContinueAsync(Stop).AsTask());
    }

    [Fact]
    public async Task An_application_that_the_portal_has_removed_has_no_circuits()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        await circuit.ContinueAsync(Stop);

        await visit.Portal.UninstallAsync(cancellationToken: Stop);

        await AssertEndedAsync(() => circuit.ContinueAsync(Stop).AsTask());
        await AssertEndedAsync(() => circuit.Session.Client.CallAsync("user.current", default, Stop));
    }

    [Fact]
    public async Task A_user_who_has_lost_access_has_no_circuit()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        visit.Portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "user_access_error").ForMethod("user.admin"));

        await circuit.ContinueAsync(Stop);
        _clock.Advance(TimeSpan.FromMinutes(15));

        await AssertEndedAsync(() => circuit.ContinueAsync(Stop).AsTask());
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_ends_no_circuit_before_a_page_would_end()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        visit.Portal.Faults.Add(PortalFault.Error(HttpStatusCode.InternalServerError, "INTERNAL_SERVER_ERROR").ForMethod("user.admin"));

        _clock.Advance(TimeSpan.FromMinutes(15));
        await circuit.ContinueAsync(Stop);
        _clock.Advance(TimeSpan.FromMinutes(5));

        await AssertEndedAsync(() => circuit.ContinueAsync(Stop).AsTask());
    }

    [Fact]
    public async Task A_circuit_ends_when_its_session_has_lived_as_long_as_any()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        TimeSpan life = visit.Services.GetRequiredService<IOptions<PlacementOptions>>().Value.SessionLimits.AbsoluteLifetime;

        _clock.Advance(life - TimeSpan.FromMinutes(1));
        await circuit.ContinueAsync(Stop);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await AssertEndedAsync(() => circuit.ContinueAsync(Stop).AsTask());
    }

    /// <summary>ASP.NET Core takes up a circuit again hours after its page has lost the connection.</summary>
    [Fact]
    public async Task A_circuit_that_is_taken_up_again_has_a_ticket_that_was_kept_for_it()
    {
        await using ComponentVisit visit = await StartAsync();
        CircuitSession circuit = await OpenAsync(visit, await TicketAsync(visit));
        string kept = circuit.Session.CircuitTicket(isKept: true);

        _clock.Advance(TimeSpan.FromHours(2));

        CircuitSession again = await OpenAsync(visit, kept);
        Assert.Equal(1, again.Session.User.Id);
        await AssertEndedAsync(() => OpenAsync(visit, kept));
    }

    private async Task<ComponentVisit> StartAsync() => await ComponentVisit.StartAsync(
        _clock,
        static app => app.MapGet("/api/circuit", static (WidgetSession session) => session.CircuitTicket(isKept: false)),
        await LocalPortal.StartAsync(new() { TimeProvider = _clock }, Stop));

    private static async Task<string> TicketAsync(ComponentVisit visit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/circuit");
        request.Headers.Add(PlacementDefaults.SessionHeader, SessionSite.TicketIn(await visit.ShowAsync(ComponentVisit.Card)));
        return (await visit.SendAsync(request)).Html;
    }

    private static async Task<HttpStatusCode> FetchAsync(ComponentVisit visit, string ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Add(PlacementDefaults.SessionHeader, ticket);
        return (await visit.SendAsync(request)).Response.StatusCode;
    }

    private static int Questions(ComponentVisit visit) => visit.Portal.Requests.Count(request => request.Method == "user.admin");

    private static Task<CircuitSession> OpenAsync(ComponentVisit visit, string ticket) =>
        visit.Services.GetRequiredService<CircuitSessions>().OpenAsync(ticket, "", Stop);

    private static async Task AssertEndedAsync(Func<Task> act)
    {
        WidgetSessionEndedException ended = await Assert.ThrowsAsync<WidgetSessionEndedException>(act);
        Assert.Equal("The session of the widget has ended. It begins anew when the user opens the widget again.", ended.Message);
    }
}
