namespace Placement.Manifests;

/// <summary>A manifest, or the assembly that should have one, cannot be used.</summary>
/// <param name="message">One sentence that says what is wrong and what to do; nothing in it moves a cursor.</param>
internal sealed class ManifestException(string message) : Exception(message);
