using Microsoft.CodeAnalysis.Editing;

namespace Placement.CodeFixes.Fixes;

/// <summary>One way to mend a diagnostic.</summary>
/// <param name="Title">What the developer reads. It is also the key, unless there is one.</param>
/// <param name="Apply">Makes the change. Several run on one editor, so nodes are replaced by functions of what they are by then.</param>
internal sealed record CodeChange(string Title, Action<SyntaxEditor> Apply)
{
    /// <summary>By which Fix All finds the same way elsewhere: equal for all diagnostics that are mended in the same way.</summary>
    public string Key { get; init; } = Title;
}
