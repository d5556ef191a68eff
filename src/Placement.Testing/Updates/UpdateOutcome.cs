namespace Placement.Testing;

/// <summary>What the application did with an update.</summary>
/// <param name="Deliveries">What became of each event at each handler; empty: the application was told nothing.</param>
/// <param name="Installer">What the installer showed; null: it was not opened.</param>
public sealed record UpdateOutcome(IReadOnlyList<EventDelivery> Deliveries, InstallationPage? Installer)
{
    /// <summary>Insists that every handler took its event, and that the installer finished if it was opened.</summary>
    /// <returns>This outcome.</returns>
    /// <exception cref="InvalidOperationException">One did not; the message says what it answered.</exception>
    public UpdateOutcome EnsureSuccess()
    {
        foreach (EventDelivery delivery in Deliveries)
        {
            delivery.EnsureSuccess();
        }

        Installer?.EnsureFinished();
        return this;
    }
}
