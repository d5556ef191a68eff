namespace Placement.Testing.Keeping;

/// <summary>A value in the file is none, or fits nothing that the portal has.</summary>
internal sealed class KeptValueException(string name) : Exception($"'{name}' cannot be read.");
