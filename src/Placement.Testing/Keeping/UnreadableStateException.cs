namespace Placement.Testing.Keeping;

/// <summary>A file is no state that this portal can go on with.</summary>
/// <param name="problem">What is wrong with it, as the end of a sentence about it.</param>
internal sealed class UnreadableStateException(string problem) : Exception(problem);
