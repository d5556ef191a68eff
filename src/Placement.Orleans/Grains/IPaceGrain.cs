namespace Placement.Grains;

/// <summary>Hands out the starts of work at the authorization server. Its key is the client id whose release keeps the pace.</summary>
[Alias("Placement.Pace")]
internal interface IPaceGrain : IGrainWithStringKey
{
    /// <summary>Reserves starts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="perSecond">How many there may be in a second.</param>
    /// <returns>How long to wait for the first; null: the portal store failed.</returns>
    [Alias("Reserve")]
    Task<TimeSpan?> ReserveAsync(int count, double perSecond);
}
