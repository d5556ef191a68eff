using System.Net;
using System.Text.RegularExpressions;

namespace Placement.Testing.Forms;

/// <summary>A tag of a page. What stands in comments, scripts and templates is none.</summary>
internal sealed partial class HtmlTag
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    private HtmlTag(Match tag)
    {
        Name = tag.Groups["name"].Value.ToLowerInvariant();
        Markup = tag.Groups["content"].Value;
        Following = WebUtility.HtmlDecode(tag.Groups["following"].Value);
        foreach (Match attribute in Attributes().Matches(tag.Groups["attributes"].Value))
        {
            _attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value));
        }
    }

    /// <summary>Its name in small letters, with a slash before that of an end.</summary>
    public string Name { get; }

    /// <summary>What stands in a text area or a select.</summary>
    public string Markup { get; }

    /// <summary>What stands in a text area, as it is read.</summary>
    public string Content => WebUtility.HtmlDecode(Markup);

    /// <summary>The text that follows, up to the next tag.</summary>
    public string Following { get; }

    /// <summary>An attribute's value; null: there is none.</summary>
    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    public static IEnumerable<HtmlTag> In(string html) =>
        Tags().Matches(html).Where(static tag => tag.Groups["name"].Success).Select(static tag => new HtmlTag(tag));

    public bool Has(string attribute) => _attributes.ContainsKey(attribute);

    /// <summary>An angle bracket in a quoted value ends no tag.</summary>
    [GeneratedRegex(
        """
        (?:
            <!--.*?(?:-->|\z)
          | <(?<name>script|style|title|template|iframe|textarea|select)(?=[\s/>])(?<attributes>(?>=\s*"[^"]*"|=\s*'[^']*'|[^>])*)>
            (?<content>.*?)(?:</\k<name>(?=[\s/>])[^>]*>|\z)
          | <(?<name>/?[a-z][^\s/>]*)(?<attributes>(?>=\s*"[^"]*"|=\s*'[^']*'|[^>])*)>
        )
        (?<following>(?>[^<]+|<(?![a-z/!]))*)
        """,
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tags();

    [GeneratedRegex("""(?<name>[^\s/>=]+)(?:\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s>]+)))?""")]
    private static partial Regex Attributes();
}
