namespace Placement.Testing.Tests.Application;

/// <summary>Waiting for what the application does after it has answered.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_can_wait_for_work_behind_an_answer()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task work = Task.CompletedTask;
        await using TestApplication application = await TestApplication.StartAsync((context, arrival) =>
        {
            work = WorkAsync(arrival.Field("auth[access_token]")!);
            return Task.CompletedTask;
        });
        portal.Application = new LocalApplication(application.Address);

        Assert.Single(await portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: Stop)).EnsureSuccess();
        Assert.Empty(portal.Bindings);
        Task waiting = portal.WaitAsync(static portal => portal.Bindings.Count == 2, Stop);
        Assert.False(waiting.IsCompleted);
        answered.SetResult();
        await waiting;

        Assert.Equal(["LEFT_MENU", "USER_PROFILE_MENU"], portal.Bindings.Select(static binding => binding.Placement));
        await work;

        async Task WorkAsync(string token)
        {
            await answered.Task;
            var client = new PortalClient(portal.Endpoint, token);
            (await client.BindAsync("LEFT_MENU")).IsTrue();
            (await client.BindAsync("USER_PROFILE_MENU")).IsTrue();
        }
    }

    [Fact]
    public async Task What_holds_already_is_not_waited_for()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        Assert.True(portal.WaitAsync(static _ => true, Stop).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Every_request_is_looked_at_that_of_the_authorization_server_too()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        PortalTokens tokens = portal.IssueTokens();
        int looks = 0;
        Task waiting = portal.WaitAsync(_ => Interlocked.Increment(ref looks) == 2, Stop);

        await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info");
        await waiting;

        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Changes_of_the_portal_are_looked_at()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        Task finished = portal.WaitAsync(static portal => portal.IsInstalled, Stop);
        portal.FinishInstallation();
        await finished;

        Task removed = portal.WaitAsync(static portal => !portal.IsInstalled, Stop);
        await portal.UninstallAsync(cancellationToken: Stop);
        await removed;
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_ends_with_the_portal()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        using var given = new CancellationTokenSource();
        Task first = portal.WaitAsync(static _ => false, given.Token);
        Task second = portal.WaitAsync(static _ => false, Stop);

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.WaitAsync(static _ => false, given.Token));
        await portal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
    }

    [Fact]
    public async Task A_condition_that_fails_fails_the_waiting()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        await Assert.ThrowsAsync<NotSupportedException>(() => portal.WaitAsync(static _ => throw new NotSupportedException(), Stop));
    }
}
