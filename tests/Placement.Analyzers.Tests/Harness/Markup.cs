using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>Source with the expected diagnostics in it: <c>{|PLC0601:UserId = 5|}</c>. Marks may be nested.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static Markup Parse(string marked)
    {
        var source = new StringBuilder(marked.Length);
        var marks = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, Open, 0, Open.Length) == 0
                && marked.IndexOf(':', i) is var colon
                && colon > 0
                && colon - i <= 9)
            {
                open.Push((marked[(i + Open.Length)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(marked, i, Close, 0, Close.Length) == 0)
            {
                (string id, int start) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, source.Length)));
                i += Close.Length - 1;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        Assert.Empty(open);
        return new Markup(source.ToString(), marks);
    }
}
