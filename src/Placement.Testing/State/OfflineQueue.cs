using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Placement.Testing.Configuration;
using Placement.Testing.Php;

namespace Placement.Testing.State;

/// <summary>The events that wait to be fetched. Each is fetched by one caller only, however many there are at once.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/offline-events.html</remarks>
internal sealed class OfflineQueue(TimeProvider clock)
{
    /// <summary>What was reserved and never cleared is gone then.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly object _gate = new();
    private readonly List<OfflineEvent> _events = [];
    private int _lastId;

    /// <summary>Adds an event to the queue of a source. One that waits already, and that nobody has reserved, is renewed.</summary>
    public void Add(string name, JsonObject data, int userId, string connector)
    {
        lock (_gate)
        {
            string messageId = MessageId(name, data);
            int waiting = _events.FindIndex(stored =>
                stored.MessageId == messageId && stored.Connector == connector && stored.ProcessId.Length == 0 && !stored.HasFailed);
            DateTimeOffset now = clock.GetUtcNow();
            if (waiting >= 0)
            {
                _events[waiting] = _events[waiting] with { Time = now, UserId = userId };
            }
            else
            {
                _events.Add(new OfflineEvent(++_lastId, now, name, data.DeepClone().AsObject(), userId, messageId, connector));
            }
        }
    }

    /// <summary>The events that match, as they are now.</summary>
    public IReadOnlyList<OfflineEvent> Find(Func<OfflineEvent, bool> match)
    {
        lock (_gate)
        {
            return Live(match);
        }
    }

    /// <summary>Takes events out of the queue.</summary>
    public IReadOnlyList<OfflineEvent> Take(
        Func<OfflineEvent, bool> match, Func<IReadOnlyList<OfflineEvent>, IReadOnlyList<OfflineEvent>> choose)
    {
        lock (_gate)
        {
            IReadOnlyList<OfflineEvent> taken = choose(Live(match));
            _events.RemoveAll(taken.Contains);
            return taken;
        }
    }

    /// <summary>Reserves events: nobody else gets them until they are cleared or have failed.</summary>
    public (string ProcessId, IReadOnlyList<OfflineEvent> Events) Reserve(
        Func<OfflineEvent, bool> match, Func<IReadOnlyList<OfflineEvent>, IReadOnlyList<OfflineEvent>> choose)
    {
        lock (_gate)
        {
            string processId = RandomCode.Hex(RandomCode.IdLength);
            IReadOnlyList<OfflineEvent> reserved = choose(Live(match));
            Change(reserved.Contains, stored => stored with { ProcessId = processId, ReservedAt = clock.GetUtcNow() });
            return (processId, reserved);
        }
    }

    public void Remove(Predicate<OfflineEvent> match)
    {
        lock (_gate)
        {
            _events.RemoveAll(match);
        }
    }

    /// <summary>Marks events that the application could do nothing with, and reserves them no longer.</summary>
    public void Fail(Func<OfflineEvent, bool> match)
    {
        lock (_gate)
        {
            Change(match, static stored => stored with { ProcessId = "", HasFailed = true });
        }
    }

    /// <summary>All that it holds.</summary>
    public StoreContent<OfflineEvent> Content()
    {
        lock (_gate)
        {
            return new(_lastId, [.. _events]);
        }
    }

    /// <summary>Puts back what it once held, in place of what it holds.</summary>
    public void Restore(StoreContent<OfflineEvent> content)
    {
        lock (_gate)
        {
            _events.Clear();
            _events.AddRange(content.Entries);
            _lastId = content.LastId;
        }
    }

    private List<OfflineEvent> Live(Func<OfflineEvent, bool> match)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _events.RemoveAll(stored => stored.ProcessId.Length > 0 && now - stored.ReservedAt >= Life);
        return [.. _events.Where(match)];
    }

    private void Change(Func<OfflineEvent, bool> match, Func<OfflineEvent, OfflineEvent> change)
    {
        for (int index = 0; index < _events.Count; index++)
        {
            if (match(_events[index]))
            {
                _events[index] = change(_events[index]);
            }
        }
    }

    /// <summary>No secret: it tells equal events from others, and Bitrix24 makes it in this way.</summary>
    private static string MessageId(string name, JsonObject data)
    {
#pragma warning disable CA5351 // Bitrix24's choice
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes($"{name}|{PhpJson.Of(data)}"))).ToLowerInvariant();
#pragma warning restore CA5351
    }
}
