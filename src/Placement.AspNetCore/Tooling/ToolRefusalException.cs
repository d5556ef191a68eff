namespace Placement.Tooling;

/// <summary>What a tool asks for is not done. The message says why, and what to do.</summary>
internal sealed class ToolRefusalException(string message) : Exception(message);
