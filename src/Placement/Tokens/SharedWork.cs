namespace Placement.Tokens;

/// <summary>
/// Work on the tokens of one portal and user: one thing after the other, and to its end, whoever gives up waiting for it.
/// </summary>
/// <param name="workers">Do it.</param>
internal sealed class SharedWork(Workers workers)
{
    private readonly object _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Begins something after all that was begun before.</summary>
    public Task<PortalTokens> Begin(Func<Task<PortalTokens>> work)
    {
        lock (_gate)
        {
            Task before = _last;
            Task<PortalTokens> begun = workers.StartAsync(async () =>
            {
                // Whether it succeeded is not for those who come after it.
                await Task.WhenAny(before).ConfigureAwait(false);
                return await work().ConfigureAwait(false);
            });

            // If everybody has given up waiting, nobody looks at its failure.
            _ = begun.ContinueWith(
                static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _last = begun;
            return begun;
        }
    }

    /// <summary>Waits for something that has begun.</summary>
    public Task<PortalTokens> JoinAsync(Task<PortalTokens> begun, CancellationToken cancellationToken) =>
        workers.JoinAsync(begun, cancellationToken);
}
