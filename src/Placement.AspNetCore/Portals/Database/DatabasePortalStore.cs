using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Portals;
using Placement.Portals.Database;

namespace Placement;

/// <summary>
/// Keeps portals, the sessions of their users, and releases, in SQLite or PostgreSQL. Any number of processes can share the database.
/// </summary>
/// <remarks>
/// <para>The tables are created, and brought up to date, with the first use. Tokens and application tokens are encrypted with the keys of
/// Data Protection, which must be kept as carefully as the database: see docs/portal-store.md.</para>
/// <para>A portal whose tokens cannot be decrypted is found without them, so that it is verified as on first contact. One that cannot be
/// read for another reason is an error when it is looked for; the list leaves it out. Both are logged, as
/// <c>Placement.DatabasePortalStore</c>.</para>
/// </remarks>
public sealed partial class DatabasePortalStore : IPortalLeaseStore, IApplicationPortalStore, IWidgetSessionStore, IReleaseStore, IPortalPages
{
    /// <summary>The list is read in parts, so that no connection is held while somebody looks at a portal.</summary>
    private const int PageSize = 100;

    private readonly DatabaseAccess _database;
    private readonly PortalTable _table;
    private readonly PortalRows _rows;
    private readonly SessionTable _sessions;
    private readonly SessionRows _sessionRows;
    private readonly ReleaseTable _releases;
    private readonly PortalReleaseTable _portalReleases;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, bool> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Creates a store. Nothing is opened yet.</summary>
    /// <param name="dataSource">Opens connections. It is not disposed, and must outlive the store.</param>
    /// <param name="dataProtection">Encrypts the tokens.</param>
    /// <param name="options">Which database it is, and the names of the tables; null: the defaults.</param>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <param name="logger">Is told about portals that cannot be read; null: nobody is.</param>
    /// <exception cref="ArgumentException">The data source does not tell which database it is, and neither do the options.</exception>
    public DatabasePortalStore(
        DbDataSource dataSource,
        IDataProtectionProvider dataProtection,
        DatabasePortalStoreOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<DatabasePortalStore>? logger = null)
        : this(dataSource, dataProtection, options, timeProvider, logger, PortalSchema.Migrations)
    {
    }

    internal DatabasePortalStore(
        DbDataSource dataSource,
        IDataProtectionProvider dataProtection,
        DatabasePortalStoreOptions? options,
        TimeProvider? timeProvider,
        ILogger<DatabasePortalStore>? logger,
        IReadOnlyList<PortalSchema.Migration> migrations)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(dataProtection);
        options ??= new DatabasePortalStoreOptions();
        Dialect dialect = options.Database is { } database ? Dialect.Of(database) : Dialect.Detect(dataSource);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _database = new DatabaseAccess(
            dataSource, dialect, new PortalSchema(dialect, options.TablePrefix, migrations), _timeProvider, _logger);
        _table = new PortalTable(options.TablePrefix, dialect);
        _sessions = new SessionTable(options.TablePrefix, dialect);
        var secrets = new PortalSecrets(dataProtection);
        _rows = new PortalRows(secrets);
        _sessionRows = new SessionRows(secrets);
        _releases = new ReleaseTable(options.TablePrefix, dialect);
        _portalReleases = new PortalReleaseTable(options.TablePrefix, dialect);
    }

    /// <summary>
    /// Creates the tables, or brings them up to date. The store does so by itself; call it at the start of an application that should
    /// rather fail
    /// then, or with an account of its own that may create tables.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">
    /// The database cannot be used, or a newer version of the application has made the tables.
    /// </exception>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken = default) => _database.EnsureCreatedAsync(cancellationToken);

    /// <summary>Whether the portal was read since the start of the process, and its secrets could not be decrypted.</summary>
    internal bool IsUnreadable(Portal portal) => _unreadable.ContainsKey(portal.MemberId);

    /// <summary>Where it is, for somebody to recognise: no user, no password.</summary>
    internal string Describe() => _database.Describe();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The portal has several applications.</exception>
    public async ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        PortalRecord.Single(await FindAllAsync(memberId, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        if (!PortalRecord.IsId(memberId))
        {
            return [];
        }

        IReadOnlyList<PortalRow> rows = await _database.ReadingAsync(
            connection => _table.FindAsync(
                connection, memberId.ToLowerInvariant(), cancellationToken), cancellationToken).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => Read(row, out string? malformed) ?? throw new PortalStoreException(
                $"What is stored of portal {row.MemberId} cannot be read: {malformed} is malformed. Correct it in the database; or "
                + "delete the portal, and let an administrator install the application again.")),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        Portal next = PortalRecord.Next(portal, PortalRecord.Now(_timeProvider));
        PortalRow row = _rows.ToRow(next);
        return await _database.WritingAsync(
            async connection =>
            {
                if (portal.Revision == 0)
                {
                    return await _table.InsertAsync(connection, row, cancellationToken).ConfigureAwait(false)
                        ? next
                        : throw new PortalConflictException();
                }

                if (portal.CreatedAt == default || PortalRows.LacksSecrets(row))
                {
                    IReadOnlyList<PortalRow> all = await _table.FindAsync(
                        connection, next.MemberId, cancellationToken).ConfigureAwait(false);
                    PortalRow stored = all.FirstOrDefault(known => known.ClientId == next.ClientId)
                        ?? all.FirstOrDefault(static known => known.ClientId is null)
                        ?? throw new PortalConflictException();
                    row = _rows.Complete(row, portal, stored);
                }

                return await _table.UpdateAsync(connection, row, cancellationToken).ConfigureAwait(false)
                    ? next with { CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt!.Value) }
                    : throw new PortalConflictException();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryLeaseAsync(Portal portal, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return await _database.WritingAsync(
            async connection =>
            {
                if (await _table.LeaseAsync(
                    connection, portal.Key, portal.Revision, PortalLease.Of(portal), duration, cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }

                return await _table.RevisionAsync(connection, portal.Key, cancellationToken).ConfigureAwait(false) == portal.Revision
                    ? false
                    : throw new PortalConflictException();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndLeaseAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        await _database.WritingAsync(
            connection => _table.EndLeaseAsync(connection, portal.Key, PortalLease.Of(portal), cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => DeleteAsync(
        memberId, (connection, id) => _table.DeleteAsync(connection, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string? clientId, string memberId, CancellationToken cancellationToken = default) => DeleteAsync(
        memberId, (connection, id) => _table.DeleteAsync(connection, new PortalKey(clientId, id), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string after = "";
        while (true)
        {
            IReadOnlyList<PortalRow> page = await _database.ReadingAsync(
                connection => _table.ListAsync(connection, after, PageSize, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (PortalRow row in page)
            {
                if (Read(row, out string? malformed) is { } portal)
                {
                    yield return portal;
                }
                else
                {
                    StoreEvents.PortalSkipped(_logger, row.MemberId is { } id && PortalRecord.IsId(id) ? id : "?", malformed!);
                }
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Key ?? "";
        }
    }

    private async ValueTask DeleteAsync(
        string memberId, Func<DbConnection, string, Task<bool>> delete, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        if (PortalRecord.IsId(memberId))
        {
            string id = memberId.ToLowerInvariant();
            await _database.WritingAsync(
                async connection =>
                {
                    await delete(connection, id).ConfigureAwait(false);
                    await _portalReleases.DeleteOfPortalAsync(connection, id, cancellationToken).ConfigureAwait(false);
                    return await _sessions.DeleteOfPortalAsync(connection, id, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Portal? Read(PortalRow row, out string? malformed)
    {
        if (_rows.TryRead(row, out Portal? portal, out malformed) && PortalRows.HasUnreadable(row, portal))
        {
            _unreadable[portal.MemberId] = true;
            StoreEvents.SecretsUnreadable(_logger, portal.MemberId);
        }

        return portal;
    }
}
