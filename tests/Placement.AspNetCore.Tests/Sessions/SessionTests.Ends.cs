using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>Sessions that end.</summary>
public sealed partial class SessionTests
{
    [Fact]
    public async Task A_removed_application_has_no_sessions_and_neither_has_the_next_installation()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        await portal.UninstallAsync(cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        await portal.InstallAsync(new LocalApplication(site.Application.Address), cancellationToken: Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(await site.OpenAsync()))).Status);
    }

    [Fact]
    public async Task The_next_installation_has_none_of_the_sessions_though_nobody_told_of_the_removal()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        await portal.UninstallSilentlyAsync(Stop);

        await portal.InstallAsync(new LocalApplication(site.Application.Address), cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(await site.OpenAsync()))).Status);
    }

    [Fact]
    public async Task A_session_that_nobody_can_go_on_with_leaves_the_store()
    {
        var store = new FaultySessionStore();
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock, Store = store });
        await site.OpenAsync(Employee);
        string clientId = portal.Options.ClientId;
        Assert.NotNull(await store.FindSessionAsync(clientId, portal.MemberId, Employee.Id, Stop));
        await store.CleanedUpAsync(Stop);

        _clock.Advance(TimeSpan.FromHours(15));
        await site.OpenAsync();
        await store.CleanedUpAsync(Stop);

        Assert.Null(await store.FindSessionAsync(clientId, portal.MemberId, Employee.Id, Stop));
        Assert.NotNull(await store.FindSessionAsync(clientId, portal.MemberId, Administrator.Id, Stop));
    }

    [Fact]
    public async Task A_revoked_session_is_over_and_the_next_one_is_another()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string other = SessionSite.TicketIn(await site.OpenAsync());
        IWidgetSessions sessions = site.Application.Services.GetRequiredService<IWidgetSessions>();
        Portal stored = (await site.Application.FindAsync(portal))!;

        await sessions.RevokeAsync(stored, Employee.Id, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/name", SessionSite.TicketIn(await site.OpenAsync(Employee)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        await sessions.RevokeAllAsync(stored, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", other)).Status);
    }
}
