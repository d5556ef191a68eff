namespace Placement.Grains;

/// <summary>Hands out the starts of work at the authorization server. Its key is the application's client id.</summary>
[Alias("Placement.Pace")]
internal interface IPaceGrain : IGrainWithStringKey
{
    /// <summary>Reserves starts, each so long after the one before as the release's options say.</summary>
    /// <param name="count">How many.</param>
    /// <returns>How long to wait for the first; null: the portal store failed.</returns>
    [Alias("Reserve")]
    Task<TimeSpan?> ReserveAsync(int count);
}
