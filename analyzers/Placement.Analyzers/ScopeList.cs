using Microsoft.CodeAnalysis.Text;
using Placement.Catalog;

namespace Placement.Analyzers;

/// <summary>The scopes in a text: <c>placement,crm</c>.</summary>
internal sealed class ScopeList
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ';', '|'];

    private readonly HashSet<string> _covered = new(StringComparer.OrdinalIgnoreCase);

    public ScopeList(string text)
    {
        Text = text;
        int start = 0;
        while (start <= text.Length)
        {
            int comma = text.IndexOf(',', start);
            int end = comma < 0 ? text.Length : comma;
            Entries.Add(new TextSpan(start, end - start));
            foreach (string scope in Split(text.Substring(start, end - start)))
            {
                Cover(scope);
            }

            start = end + 1;
        }
    }

    public string Text { get; }

    /// <summary>Where the entries stand, with the blanks around them.</summary>
    public List<TextSpan> Entries { get; } = [];

    /// <summary>
    /// The scopes in an entry: one, unless somebody took another separator than a comma, which is reported, but is no reason
    /// to report the scopes as missing, too.
    /// </summary>
    public static string[] Split(string entry) => entry.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the scope, or one that it took over from, is in the list.</summary>
    public bool Covers(string scope) => _covered.Contains(scope);

    private void Cover(string scope)
    {
        _covered.Add(scope);
        if (BitrixScope.Find(scope)?.Successor is { } successor)
        {
            _covered.Add(successor);
        }
    }
}
