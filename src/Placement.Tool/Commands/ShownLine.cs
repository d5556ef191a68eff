using Spectre.Console;

namespace Placement.Tool.Commands;

/// <summary>A line of the result.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Color">Its colour on terminals; null: it has none.</param>
internal sealed record ShownLine(string Text, Color? Color = null);
