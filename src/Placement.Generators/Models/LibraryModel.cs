namespace Placement.Generators.Models;

/// <summary>A referenced assembly with widgets of its own.</summary>
/// <param name="Manifest">Its generated manifest, fully qualified.</param>
/// <param name="Scopes">The scopes that registering its widgets needs, separated by commas.</param>
/// <param name="IsHosting">Whether the manifest also names the classes that serve them.</param>
/// <param name="SuppressedWarnings">The warnings that naming anything of it would raise, because all of it is experimental.</param>
internal sealed record LibraryModel(string Manifest, string Scopes, bool IsHosting, EquatableArray<string> SuppressedWarnings);
