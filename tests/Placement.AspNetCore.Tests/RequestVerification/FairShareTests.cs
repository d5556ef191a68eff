using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

/// <summary>Whoever makes up tokens waits for their own questions, and nobody else does.</summary>
public sealed class FairShareTests : IAsyncLifetime
{
    private const int Forgeries = 80;
    private const int Genuine = 29;

    /// <summary>How many of one address, or of one portal, are asked about or wait for it.</summary>
    private const int Places = 64;

    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<LocalPortal> _portals = [];
    private RealServer _slow = null!;
    private InstallableApplication _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slow = await RealServer.StartAsync(async context =>
        {
            await _answers.Task.WaitAsync(context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("""{"error":"invalid_token"}""", context.RequestAborted);
        });
        var options = new LocalPortalOptions { Installed = false };
        for (int i = 0; i < Genuine; i++)
        {
            _portals.Add(await LocalPortal.StartAsync(options, Stop));
        }

        _app = await InstallableApplication.StartAsync(_portals[0], new InstallableOptions
        {
            Map = static application =>
                application.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor }),
        });
    }

    public async ValueTask DisposeAsync()
    {
        _answers.TrySetResult();
        await _app.DisposeAsync();
        await _slow.DisposeAsync();
        foreach (LocalPortal portal in _portals)
        {
            await portal.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/widgets/deal", "203.0.113.7", true)]
    [InlineData("/install", "203.0.113.7", true)]
    [InlineData("/events", "203.0.113.7", true)]
    [InlineData("/widgets/deal", "::ffff:203.0.113.7", true)]
    [InlineData("/widgets/deal", "2001:db8:0:1::N", true)]
    [InlineData("/widgets/deal", "203.0.113.N", false)]
    [InlineData("/install", "203.0.113.N", false)]
    public async Task Eighty_connections_with_made_up_tokens_keep_no_installer_and_no_first_contact_waiting(
        string path, string addresses, bool areMembersMadeUp)
    {
        Task<HttpStatusCode>[] forgeries = await FloodAsync(path, addresses, areMembersMadeUp);

        HttpStatusCode[] genuine = await Task.WhenAll(_portals.Select((portal, i) => i % 2 == 0
            ? PostAsync("/install", PortalForm.Installer(portal), $"198.51.100.{i + 1}")
            : PostAsync("/widgets/deal", PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", portal.Administrator), $"198.51.100.{i + 1}")));

        Assert.All(genuine, static status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(Forgeries - Places, forgeries.Count(static forgery => forgery.IsCompleted));
        await AssertRefusedAsync(forgeries);
    }

    [Fact]
    public async Task Installers_have_places_of_their_own_even_where_the_flood_comes_from_the_same_address()
    {
        Task<HttpStatusCode>[] forgeries = await FloodAsync("/widgets/deal", "203.0.113.7", areMembersMadeUp: true);

        HttpStatusCode[] genuine = await Task.WhenAll(
            _portals.Select(portal => PostAsync("/install", PortalForm.Installer(portal), "203.0.113.7")));

        Assert.All(genuine, static status => Assert.Equal(HttpStatusCode.OK, status));
        await AssertRefusedAsync(forgeries);
    }

    /// <summary>Posts tokens that are made up, until every place is taken and the rest has been refused.</summary>
    private async Task<Task<HttpStatusCode>[]> FloodAsync(string path, string addresses, bool areMembersMadeUp)
    {
        Task<HttpStatusCode>[] forgeries = [.. Enumerable.Range(1, Forgeries).Select(i => PostAsync(
            path, Forgery(path, i, areMembersMadeUp), addresses.Replace("N", $"{i}", StringComparison.Ordinal)))];
        var answers = new HashSet<Task<HttpStatusCode>>();
        for (int refused = 0; refused < Forgeries - Places; refused++)
        {
            Task<HttpStatusCode> answered = await Task.WhenAny(forgeries.Except(answers)).WaitAsync(RecordedLog.Patience, Stop);
            answers.Add(answered);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await answered);
        }

        return forgeries;
    }

    private PortalForm Forgery(string path, int number, bool isMemberMadeUp)
    {
        string memberId = isMemberMadeUp ? $"{number:x32}" : $"{1:x32}";
        string server = new Uri(_slow.Address, "rest/").AbsoluteUri;
        return path switch
        {
            "/events" => PortalForm.Event(_portals[0], "ONAPPINSTALL", _portals[0].Administrator)
                .With("auth[member_id]", memberId).With("auth[access_token]", $"made-up-{number}").With("auth[server_endpoint]", server),
            "/install" => Forged(PortalForm.Installer(_portals[0])),
            _ => Forged(PortalForm.Widget(_portals[0], "CRM_DEAL_DETAIL_TAB", _portals[0].Administrator)),
        };

        PortalForm Forged(PortalForm form) =>
            form.With("member_id", memberId).With("AUTH_ID", $"made-up-{number}").With("SERVER_ENDPOINT", server);
    }

    /// <summary>When the server answers at last, who has waited learns that the token is worth nothing.</summary>
    private async Task AssertRefusedAsync(Task<HttpStatusCode>[] forgeries)
    {
        _answers.SetResult();
        HttpStatusCode[] statuses = await Task.WhenAll(forgeries);
        Assert.Equal(Places, statuses.Count(static status => status == HttpStatusCode.Forbidden));
    }

    private async Task<HttpStatusCode> PostAsync(string path, PortalForm form, string address)
    {
        using HttpRequestMessage request = form.Request(path);
        request.Headers.Add("X-Forwarded-For", address);
        using HttpResponseMessage response = await _app.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
