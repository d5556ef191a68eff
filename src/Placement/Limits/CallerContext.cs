namespace Placement.Limits;

/// <summary>What goes along with a request: its trace, its user, its culture.</summary>
internal static class CallerContext
{
    /// <summary>Starts work without it until this is disposed, for what outlives the request. Is disposed where it was called.</summary>
    public static IDisposable? Leave() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
