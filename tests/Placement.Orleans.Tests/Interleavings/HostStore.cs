namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The database, as one host reaches it. Each statement is a step.</summary>
internal sealed class HostStore(Schedule schedule, Database database, Host host) : IPortalLeaseStore, IApplicationPortalStore
{
    /// <summary>What storing a portal is called.</summary>
    public const string Storing = "stores";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken = default) =>
        [await StatementAsync("finds", database.Find, StepOutcome.Fails).ConfigureAwait(false)];

    /// <inheritdoc/>
    public async ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        (await FindAllAsync(memberId, cancellationToken).ConfigureAwait(false)).Single();

    /// <inheritdoc/>
    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default) =>
        StatementAsync(Storing, () => database.Save(portal), StepOutcome.Fails, StepOutcome.SeemsToFail);

    /// <inheritdoc/>
    public ValueTask<bool> TryLeaseAsync(Portal portal, TimeSpan duration, CancellationToken cancellationToken = default) =>
        StatementAsync("leases", () => database.TryLease(portal, duration), StepOutcome.Fails, StepOutcome.SeemsToFail);

    /// <inheritdoc/>
    public async ValueTask EndLeaseAsync(Portal portal, CancellationToken cancellationToken = default) => await StatementAsync(
        "ends the lease",
        () =>
        {
            database.EndLease(portal);
            return true;
        },
        StepOutcome.Fails).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string? clientId, string memberId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private async ValueTask<T> StatementAsync<T>(string name, Func<T> statement, params StepOutcome[] faults)
    {
        StepOutcome outcome = await schedule.StepAsync(host, name, faults).ConfigureAwait(false);
        T? result = outcome == StepOutcome.Fails ? default : statement();
        return outcome == StepOutcome.Done ? result! : throw new PortalStoreException("The connection was lost.");
    }
}
