namespace Placement.FrameScripts;

/// <summary>Where pages load the files from, below the application's base path.</summary>
internal static class FrameScriptAddress
{
    /// <summary>The parameter that has the version of a file.</summary>
    public const string Version = "v";

    /// <summary>The name of the module.</summary>
    public const string ModuleName = "frame.js";

    /// <summary>The module.</summary>
    public const string Module = "/_placement/" + ModuleName;

    /// <summary>The classic script.</summary>
    public const string Classic = "/_placement/frame.classic.js";

    /// <summary>What starts Blazor.</summary>
    public const string Start = "/_placement/start.js";

    /// <summary>The declarations.</summary>
    public const string Types = "/_placement/frame.d.ts";
}
