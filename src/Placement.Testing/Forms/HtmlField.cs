namespace Placement.Testing.Forms;

/// <summary>Something with a name in a form.</summary>
/// <param name="Name">Its name, with the case of its letters.</param>
/// <param name="Type">The type of an input, in small letters; the name of any other element.</param>
/// <param name="Values">What a browser sends of it as it is shown; none: it is a button, disabled or not chosen.</param>
internal sealed record HtmlField(string Name, string Type, IReadOnlyList<string> Values)
{
    public bool IsHidden => Type == "hidden";

    /// <summary>Whether it is a choice that takes back every other of its name.</summary>
    public bool IsOnlyChoice => Type == "radio" && Values.Count > 0;

    public static HtmlField Of(HtmlTag tag, string name, bool isDisabled)
    {
        string type = tag.Name == "input" ? (tag["type"] ?? "text").ToLowerInvariant() : tag.Name;
        return new HtmlField(name, type, isDisabled ? [] : [.. ValuesOf(tag, type).Select(WithLineEnds)]);
    }

    private static IReadOnlyList<string> ValuesOf(HtmlTag tag, string type) => type switch
    {
        "select" => HtmlSelect.ValuesOf(tag),
        "textarea" => [WithoutFirstLineEnd(tag.Content)],
        "checkbox" or "radio" => tag.Has("checked") ? [tag["value"] ?? "on"] : [],
        "file" or "image" or "submit" or "reset" or "button" => [],
        _ => [HtmlInput.ValueOf(tag, type)],
    };

    private static string WithoutFirstLineEnd(string text) =>
        text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text.StartsWith('\n') ? text[1..] : text;

    /// <summary>Browsers send every end of a line as two characters.</summary>
    private static string WithLineEnds(string text) => text
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace("\n", "\r\n", StringComparison.Ordinal);
}
