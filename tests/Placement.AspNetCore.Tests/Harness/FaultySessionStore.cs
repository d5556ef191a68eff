using System.Threading.Channels;
using Placement.Portals;

namespace Placement.AspNetCore.Tests.Harness;

/// <summary>A store in memory that stores no sessions when a test says so, or finds none.</summary>
internal sealed class FaultySessionStore : IPortalStore, IWidgetSessionStore
{
    private readonly InMemoryPortalStore _portals = new();
    private readonly InMemorySessions _sessions = new();
    private readonly Channel<DateTimeOffset> _cleanups = Channel.CreateUnbounded<DateTimeOffset>();

    /// <summary>Whether no session can be stored.</summary>
    public bool IsFull { get; set; }

    /// <summary>Whether no session can be found.</summary>
    public bool IsDown { get; set; }

    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        _portals.FindAsync(memberId, cancellationToken);

    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default) =>
        _portals.SaveAsync(portal, cancellationToken);

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) =>
        _portals.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) => _portals.ListAsync(cancellationToken);

    public ValueTask<StoredSession?> FindSessionAsync(
        string clientId, string memberId, int userId, CancellationToken cancellationToken = default) => IsDown
        ? throw new PortalStoreException("The database is away.")
        : _sessions.FindSessionAsync(clientId, memberId, userId, cancellationToken);

    public ValueTask<StoredSession> SaveSessionAsync(StoredSession session, CancellationToken cancellationToken = default) => IsFull
        ? throw new PortalStoreException("The disk is full.")
        : _sessions.SaveSessionAsync(session, cancellationToken);

    public ValueTask<bool> TryLeaseSessionAsync(
        StoredSession session, TimeSpan duration, CancellationToken cancellationToken = default) =>
        _sessions.TryLeaseSessionAsync(session, duration, cancellationToken);

    public ValueTask EndSessionLeaseAsync(StoredSession session, CancellationToken cancellationToken = default) =>
        _sessions.EndSessionLeaseAsync(session, cancellationToken);

    public ValueTask EndSessionsAsync(string clientId, string memberId, int? userId, CancellationToken cancellationToken = default) =>
        _sessions.EndSessionsAsync(clientId, memberId, userId, cancellationToken);

    public async ValueTask DeleteUnusedSessionsAsync(
        string clientId, DateTimeOffset usedBefore, CancellationToken cancellationToken = default)
    {
        await _sessions.DeleteUnusedSessionsAsync(clientId, usedBefore, cancellationToken);
        await _cleanups.Writer.WriteAsync(usedBefore, cancellationToken);
    }

    /// <summary>Waits until what nobody uses has been removed once more.</summary>
    public async Task CleanedUpAsync(CancellationToken cancellationToken) => await _cleanups.Reader.ReadAsync(cancellationToken);
}
