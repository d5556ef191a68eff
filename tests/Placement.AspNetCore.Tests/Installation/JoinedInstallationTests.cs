using System.Globalization;
using System.Net;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// However often the application is installed on a portal at once: one installation runs, one waits, and that one is for all.
/// </summary>
public sealed class JoinedInstallationTests : UninstalledPortalTests
{
    private const int Installed = 245;
    private const int Joined = 240;
    private const int Others = 30;

    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InstallableOptions _options = new();

    [Fact]
    public async Task Installers_that_are_opened_while_one_runs_show_the_result_of_the_next()
    {
        await using InstallableApplication app = await StartAsync();
        Task<(HttpStatusCode Status, string Html)> first = await BeginAsync(app);

        Task<(HttpStatusCode Status, string Html)>[] others =
            [.. Enumerable.Range(0, Others).Select(_ => app.OpenAsync(PortalForm.Installer(_portal)))];
        await app.Log.WaitAsync(Joined, Others - 1, CancellationToken);
        _running.SetResult();

        Assert.All(await Task.WhenAll([first, .. others]), static page =>
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("<td>Supplies</td>", page.Html, StringComparison.Ordinal);
            Assert.Contains("<td>Alerts</td>", page.Html, StringComparison.Ordinal);
            Assert.Contains("setInstallFinish", page.Html, StringComparison.Ordinal);
        });
        AssertTwoInstallations(app);
    }

    [Fact]
    public async Task Installers_whose_users_have_gone_are_no_work()
    {
        await using InstallableApplication app = await StartAsync();
        await BeginAsync(app);
        using var leaving = new CancellationTokenSource();
        Task[] others = [.. Enumerable.Range(0, Others).Select(async _ =>
        {
            using HttpRequestMessage request = PortalForm.Installer(_portal).Request("/install");
            using HttpResponseMessage response = await app.Client.SendAsync(request, leaving.Token);
        })];
        await app.Log.WaitAsync(Joined, Others - 1, CancellationToken);

        await leaving.CancelAsync();
        await Task.WhenAll(others.Select(static other => Assert.ThrowsAnyAsync<OperationCanceledException>(() => other)));
        _running.SetResult();
        await app.Log.WaitAsync(Installed, 2, CancellationToken);
        await app.StopAsync();

        AssertTwoInstallations(app);
    }

    [Fact]
    public async Task Events_that_install_are_joined_like_installers()
    {
        await using InstallableApplication app = await StartAsync();
        await BeginAsync(app);

        // All of the same second: an older one is ignored.
        string time = _portal.Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, Others).Select(_ => PostAsync(app, "ONAPPINSTALL", time)));
        await app.Log.WaitAsync(Joined, Others - 1, CancellationToken);
        _running.SetResult();
        await app.StopAsync();

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer));
        AssertTwoInstallations(app);
    }

    [Fact]
    public async Task What_is_not_the_same_is_done_all_the_same()
    {
        await using InstallableApplication app = await StartAsync();
        await BeginAsync(app);

        Task<(HttpStatusCode, string)>[] others =
            [app.OpenAsync(PortalForm.Installer(_portal)), app.OpenAsync(PortalForm.Installer(_portal))];
        await app.Log.WaitAsync(Joined, CancellationToken);

        // Of the second in which the installers were proven, or a later one: an older one is ignored.
        string time = _portal.Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await Task.WhenAll(PostAsync(app, "ONAPPUPDATE", time), PostAsync(app, "ONAPPUPDATE", time));
        await app.Log.WaitAsync(Joined, 2, CancellationToken);
        _running.SetResult();
        await Task.WhenAll(others);
        await app.StopAsync();

        Assert.Equal(["installed Installed", "installed Installed", "updated"], app.Lifecycle.Calls);
    }

    private Task<InstallableApplication> StartAsync()
    {
        _options.Lifecycle.Behaviour = () => _running.Task;
        return InstallableApplication.StartAsync(_portal, _options);
    }

    /// <summary>Begins an installation, which goes on until the test lets it end.</summary>
    private async Task<Task<(HttpStatusCode Status, string Html)>> BeginAsync(InstallableApplication app)
    {
        Task<(HttpStatusCode Status, string Html)> first = app.OpenAsync(PortalForm.Installer(_portal));
        await app.Lifecycle.WhenCalledAsync(1);
        return first;
    }

    private Task<HttpStatusCode> PostAsync(InstallableApplication app, string name, string time) =>
        app.PostAsync("/events", PortalForm.Event(_portal, name, _portal.Administrator).With("ts", time).Fields);

    private void AssertTwoInstallations(InstallableApplication app)
    {
        Assert.Equal(["installed Installed", "installed Installed"], app.Lifecycle.Calls);
        Assert.Equal(2, _portal.Requests.Count(static request => request.Method == "placement.get"));
    }
}
