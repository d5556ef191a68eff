using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// Client ids and secrets that are wrong or missing are found when the application starts or is installed, not an hour later.
/// </summary>
public sealed class ClientSecretTests : UninstalledPortalTests
{
    private const int SecretIsWrong = 306;
    private const int ClientIdMissing = 293;
    private const string Wrong = "this is none of the application";

    private readonly ConcurrentQueue<SentRequest> _sent = new();

    private int TokenRequests => _sent.Count(static request => request.Address.AbsolutePath == "/oauth/token/");

    [Fact]
    public async Task A_wrong_client_secret_is_told_by_the_installer_and_the_log()
    {
        await using InstallableApplication app = await StartAsync(static options => options.ClientSecret = Wrong);

        (HttpStatusCode status, string html) = await app.OpenAsync(PortalForm.Installer(_portal).With("LANG", "de"));

        string sentence = $"The client secret is not that of client id {_portal.Options.ClientId}";
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("verliert ihren Zugriff", html, StringComparison.Ordinal);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Contains(sentence, Assert.Single(app.Log.Lines, static line => line.Id == SecretIsWrong).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, html, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, static line => line.Everything.Contains(Wrong, StringComparison.Ordinal));

        // Nothing is used up: the application works as soon as its secret is right.
        await using InstallableApplication corrected = await StartAsync(static _ => { }, app.Store);
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await corrected.Clients.ForPortal((await app.FindAsync(_portal))!).GetApplicationInfoAsync(CancellationToken);
    }

    [Fact]
    public async Task Who_insists_can_finish_the_installation_all_the_same()
    {
        await using InstallableApplication app = await StartAsync(static options => options.ClientSecret = Wrong);
        string ticket = InstallableApplication.TicketIn((await app.OpenAsync(PortalForm.Installer(_portal))).Html);

        string again = (await app.RetryAsync(ticket)).Html;
        string finished = (await app.RetryAsync(ticket, ("placement_finish", "1"))).Html;

        Assert.Contains("Finish anyway", again, StringComparison.Ordinal);
        Assert.Contains("setInstallFinish", finished, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_client_secret_is_asked_about_once_and_with_tokens_of_nobody()
    {
        await using InstallableApplication app = await StartAsync(static _ => { });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        Portal stored = (await app.FindAsync(_portal))!;
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.Equal(1, TokenRequests);
        Assert.Equal(0, app.Log.Count(SecretIsWrong));
        Assert.DoesNotContain(
            _sent,
            request => request.Address.AbsolutePath == "/oauth/token/"
                && request.Body.Contains(stored.Tokens!.RefreshToken!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_right_secret_of_two_is_enough(bool isFirst)
    {
        string right = _portal.Options.ClientSecret;
        await using InstallableApplication app = await StartAsync(
            options => (options.ClientSecret, options.AlternateClientSecret) = isFirst ? (right, Wrong) : (Wrong, right));

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.Equal(0, app.Log.Count(SecretIsWrong));
    }

    /// <summary>Bitrix24 says so for other reasons, too, and nobody knows what it says of a refresh token that is none.</summary>
    [Fact]
    public async Task A_server_that_only_refuses_what_is_no_token_does_not_keep_the_application_from_being_installed()
    {
        await using InstallableApplication app = await StartAsync(static _ => { });
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "invalid_client").ForTokenRequests().Times(1));

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        // The tokens at hand were renewed, and what that yielded is stored.
        Assert.Equal(2, TokenRequests);
        Assert.Equal(0, app.Log.Count(SecretIsWrong));
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await app.Clients.ForPortal((await app.FindAsync(_portal))!).GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(3, TokenRequests);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_says_nothing_of_the_secret()
    {
        await using InstallableApplication app = await StartAsync(static _ => { });
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.InternalServerError, "").ForTokenRequests());

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.Equal(0, app.Log.Count(SecretIsWrong));
    }

    [Fact]
    public async Task An_application_without_pages_is_installed_and_the_log_tells()
    {
        await using InstallableApplication app = await StartAsync(static options => options.ClientSecret = Wrong);

        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPINSTALL", _portal.Administrator).Fields);
        await app.Log.WaitAsync(SecretIsWrong, CancellationToken);

        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
    }

    [Fact]
    public async Task Without_a_client_id_the_start_warns_once()
    {
        await using InstallableApplication without = await StartAsync(
            static options => (options.ClientId, options.ClientSecret) = (null, null));
        await using InstallableApplication with = await StartAsync(static _ => { });

        Assert.Equal((1, 0), (without.Log.Count(ClientIdMissing), with.Log.Count(ClientIdMissing)));
    }

    private Task<InstallableApplication> StartAsync(Action<PlacementOptions> configure, IPortalStore? store = null) =>
        InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            Store = store ?? new InMemoryPortalStore(),
            Configure = configure,
            Services = services => services.AddHttpClient("Placement").AddHttpMessageHandler(() => new RecordingHandler(_sent)),
        });
}
