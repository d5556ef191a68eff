using System.Net;
using System.Text.RegularExpressions;

namespace Placement.Testing.Browser;

/// <summary>What there is to know of a page without a browser.</summary>
internal static partial class HtmlText
{
    private const int ExcerptLength = 600;

    /// <summary>The title; empty: there is none.</summary>
    public static string Title(string html) => Title().Match(html) is { Success: true } title ? Plain(title.Groups[1].Value) : "";

    /// <summary>The beginning of what a reader sees.</summary>
    public static string Excerpt(string html)
    {
        string text = Plain(Markup().Replace(Unseen().Replace(html, " "), " "));
        return text.Length <= ExcerptLength ? text : text[..ExcerptLength] + " …";
    }

    /// <summary>Whether a script of the page, or an attribute of it, says that the installation is finished.</summary>
    public static bool FinishesInstallation(string html) =>
        Scripts().Matches(html).Any(static script => Finish().IsMatch(script.Value));

    private static string Plain(string markup) => Blanks().Replace(WebUtility.HtmlDecode(markup), " ").Trim();

    [GeneratedRegex(@"<title\b[^>]*>(.*?)</title\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"<(script|style|head|title)\b[^>]*>.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"<script\b.*?</script\s*>|\son\w+\s*=\s*(""[^""]*""|'[^']*')", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Scripts();

    /// <summary>The frame protocol's command, or the function of either browser client that sends it.</summary>
    [GeneratedRegex(@"\b(setInstallFinish|installFinish)\b")]
    private static partial Regex Finish();
}
