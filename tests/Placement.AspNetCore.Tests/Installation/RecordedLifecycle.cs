using System.Collections.Concurrent;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Notes what it is called for, and fails or waits if a test says so.</summary>
internal sealed class RecordedLifecycle : IPortalLifecycle
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What happens in every call.</summary>
    public Func<Task> Behaviour { get; set; } = static () => Task.CompletedTask;

    public Task InstalledAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) => NoteAsync($"installed {portal.State}");

    public Task UpdatedAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) => NoteAsync("updated");

    public Task UninstalledAsync(Portal portal, bool clean, CancellationToken cancellationToken) => NoteAsync(clean ? "uninstalled, clean" : "uninstalled");

    private Task NoteAsync(string call)
    {
        _calls.Enqueue(call);
        return Behaviour();
    }
}
