using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Notes what it is called for, and fails or waits if a test says so.</summary>
internal sealed class RecordedLifecycle : IPortalLifecycle
{
    private readonly object _gate = new();
    private readonly List<string> _calls = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What happens in every call.</summary>
    public Func<Task> Behaviour { get; set; } = static () => Task.CompletedTask;

    /// <summary>Waits until so many calls have begun.</summary>
    public Task WhenCalledAsync(int count)
    {
        lock (_gate)
        {
            if (_calls.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(RecordedLog.Patience, TestContext.Current.CancellationToken);
        }
    }

    public Task InstalledAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) =>
        NoteAsync($"installed {portal.State}");

    public Task UpdatedAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) => NoteAsync("updated");

    public Task UninstalledAsync(Portal portal, bool clean, CancellationToken cancellationToken) =>
        NoteAsync(clean ? "uninstalled, clean" : "uninstalled");

    public Task PaymentChangedAsync(Portal portal, ApplicationInfo notice, CancellationToken cancellationToken) => NoteAsync(
        FormattableString.Invariant($"payment {notice.Status} {notice.IsPaymentExpired} {notice.DaysLeft} {notice.Version}"));

    public Task SubscriptionRenewedAsync(Portal portal, CancellationToken cancellationToken) => NoteAsync("subscription renewed");

    private Task NoteAsync(string call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            foreach ((_, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _calls.Count))
            {
                reached.TrySetResult();
            }
        }

        return Behaviour();
    }
}
