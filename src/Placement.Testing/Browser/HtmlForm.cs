using System.Net;
using System.Text.RegularExpressions;

namespace Placement.Testing.Browser;

/// <summary>A form of a page, as a browser would send it.</summary>
/// <param name="Action">Where it is sent; empty: to the page's own address.</param>
/// <param name="Fields">What it sends besides what the user writes: hidden fields with their values.</param>
internal sealed partial record HtmlForm(string Action, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The first form of a page that is sent by POST; null: there is none.</summary>
    public static HtmlForm? Find(string html)
    {
        foreach (Match form in Forms().Matches(html))
        {
            Dictionary<string, string> attributes = AttributesOf(form.Groups["attributes"].Value);
            if (attributes.GetValueOrDefault("method", "get").Equals("post", StringComparison.OrdinalIgnoreCase))
            {
                return new HtmlForm(attributes.GetValueOrDefault("action", ""), HiddenIn(form.Groups["content"].Value));
            }
        }

        return null;
    }

    private static Dictionary<string, string> HiddenIn(string content)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Inputs().Matches(content))
        {
            Dictionary<string, string> attributes = AttributesOf(input.Groups["attributes"].Value);
            if (attributes.GetValueOrDefault("type", "text").Equals("hidden", StringComparison.OrdinalIgnoreCase)
                && attributes.TryGetValue("name", out string? name))
            {
                fields[name] = attributes.GetValueOrDefault("value", "");
            }
        }

        return fields;
    }

    private static Dictionary<string, string> AttributesOf(string tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attributes().Matches(tag))
        {
            attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\'')));
        }

        return attributes;
    }

    [GeneratedRegex(@"<form\b(?<attributes>[^>]*)>(?<content>.*?)</form\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex(@"<input\b(?<attributes>[^>]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"(?<name>[\w-]+)(\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s""'>]+))?")]
    private static partial Regex Attributes();
}
