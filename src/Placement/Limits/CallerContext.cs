namespace Placement.Limits;

/// <summary>What goes along with a request: its trace, its user, its culture.</summary>
internal static class CallerContext
{
    /// <summary>
    /// What is started until this is disposed goes without it, for work that outlives the request. Dispose of it in the same method.
    /// </summary>
    public static IDisposable? Leave() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
