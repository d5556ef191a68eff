namespace Placement.Grains;

/// <summary>
/// Counts the requests of all hosts to one portal, of whichever application: Bitrix24 counts them together. Its key is the portal's host
/// and port.
/// </summary>
[Alias("Placement.Budget")]
internal interface IBudgetGrain : IGrainWithStringKey
{
    /// <summary>Reserves a place for one request.</summary>
    /// <param name="threshold">What the portal takes at once.</param>
    /// <param name="perSecond">What it takes all the time, in requests per second.</param>
    /// <param name="patience">How long the caller would wait at most.</param>
    /// <returns>When it may be sent, or when to ask again.</returns>
    [Alias("Reserve")]
    ValueTask<RequestPlace> ReserveAsync(int threshold, double perSecond, TimeSpan patience);

    /// <summary>Notes that the portal has refused a request.</summary>
    /// <param name="threshold">What the portal takes at once.</param>
    /// <param name="perSecond">What it takes all the time, in requests per second.</param>
    /// <returns>A task that ends when that is noted.</returns>
    [Alias("Fill")]
    ValueTask FillAsync(int threshold, double perSecond);
}
