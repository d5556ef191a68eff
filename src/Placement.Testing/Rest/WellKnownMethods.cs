namespace Placement.Testing.Rest;

/// <summary>The methods that are known beyond the class that answers them.</summary>
internal static class WellKnownMethods
{
    /// <summary>Runs other methods.</summary>
    public const string Batch = "batch";

    /// <summary>Both servers have it, each with an answer of its own.</summary>
    public const string AppInfo = "app.info";

    /// <summary>What a request for tokens counts as. It is no method of REST.</summary>
    public const string TokenRequest = "oauth/token";
}
