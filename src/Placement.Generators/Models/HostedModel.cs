namespace Placement.Generators.Models;

/// <summary>A class that answers when its widget is opened: it stays the same while placements and texts are edited.</summary>
/// <param name="TypeReference">The class, fully qualified.</param>
/// <param name="Contexts">What it can be opened with, fully qualified, sorted.</param>
/// <param name="SuppressedWarnings">The warnings that referring to the class or to a context would raise.</param>
internal sealed record HostedModel(string TypeReference, EquatableArray<string> Contexts, EquatableArray<string> SuppressedWarnings);
