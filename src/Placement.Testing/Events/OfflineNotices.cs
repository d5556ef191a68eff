using System.Collections.Concurrent;
using Placement.Testing.State;

namespace Placement.Testing.Events;

/// <summary>Knows who is to hear that events wait to be fetched, and who has heard so just now.</summary>
internal sealed class OfflineNotices(EventHandlerStore handlers, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, DateTimeOffset> _told = [];

    /// <summary>The numbers of the handlers that are to be told now.</summary>
    public IReadOnlyCollection<int> Due()
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<int> due = [];
        foreach (LocalEventBinding handler in handlers.Snapshot().Where(static handler => handler.Event == PortalEvents.OfflineEvent))
        {
            if (!_told.TryGetValue(handler.Id, out DateTimeOffset last) || now - last >= TimeSpan.FromSeconds(handler.MinTimeout))
            {
                _told[handler.Id] = now;
                due.Add(handler.Id);
            }
        }

        return due;
    }
}
