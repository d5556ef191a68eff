using System.ComponentModel;

namespace Placement;

/// <summary>
/// Says what the classes of an assembly declare, for tools that look at it without running it. Written by the source generator on
/// <c>WidgetPlacements</c>; there is no need to write it by hand.
/// </summary>
/// <remarks>The build writes none where the MSBuild property <c>PlacementManifestAttribute</c> is <c>false</c>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlacementManifestAttribute : Attribute
{
    /// <summary>Declares what the assembly declares.</summary>
    /// <param name="manifest">
    /// A JSON object: <c>version</c>, which is 1; <c>libraries</c>, the names of the assemblies whose widgets are this assembly's, too, if
    /// there are any; <c>placements</c>, one object for each binding.
    /// </param>
    public PlacementManifestAttribute(string manifest) => Manifest = manifest;

    /// <summary>What is declared, as JSON.</summary>
    public string Manifest { get; }
}
