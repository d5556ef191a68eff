using System.Text.RegularExpressions;

namespace Placement.Testing.Forms;

/// <summary>A choice of a select.</summary>
internal sealed partial class HtmlOption(HtmlTag tag, bool isInDisabledGroup)
{
    private string _text = "";

    public bool IsSelected { get; } = tag.Has("selected");

    public bool IsDisabled { get; } = isInDisabledGroup || tag.Has("disabled");

    /// <summary>What is sent: without a value of its own, the text.</summary>
    public string Value => tag["value"] ?? Blanks().Replace(_text, " ").Trim();

    /// <summary>Adds to the text.</summary>
    public void Add(string text) => _text += text;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
