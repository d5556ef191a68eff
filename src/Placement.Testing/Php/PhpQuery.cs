using System.Net;

namespace Placement.Testing.Php;

/// <summary>
/// Reads what PHP reads from a query string or a form: <c>OPTIONS[key]=…</c>, <c>cmd[]=…</c>, with raw or
/// percent-encoded brackets.
/// </summary>
internal static class PhpQuery
{
    /// <summary>PHP drops variables that are nested deeper.</summary>
    public const int MaxDepth = 64;

    /// <summary>Adds every pair of an encoded query string.</summary>
    public static void Read(string query, PhpArray into)
    {
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string key = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            Add(key, equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]), into);
        }
    }

    /// <summary>Adds one decoded pair, as a part of a multipart form carries it.</summary>
    public static void Add(string key, string value, PhpArray into)
    {
        key = key.TrimStart(' ');
        int open = key.IndexOf('[', StringComparison.Ordinal);
        if (open == 0 || key.Length == 0)
        {
            return;
        }

        // PHP made variables of these names once, and a variable's name has neither dots nor blanks.
        string name = (open < 0 ? key : key[..open]).Replace('.', '_').Replace(' ', '_');
        if (open < 0)
        {
            into.Set(name, value);
            return;
        }

        int close = key.IndexOf(']', open);
        if (close < 0)
        {
            into.Set(name + "_" + key[(open + 1)..], value);
            return;
        }

        List<string?> path = [name];
        while (close >= 0)
        {
            string part = key[(open + 1)..close];
            path.Add(part.Length == 0 ? null : part);
            open = close + 1;
            close = open < key.Length && key[open] == '[' ? key.IndexOf(']', open) : -1;
        }

        if (path.Count > MaxDepth)
        {
            return;
        }

        PhpArray array = into;
        foreach (string? part in path.Take(path.Count - 1))
        {
            array = array.Descend(part);
        }

        array.Set(path[^1], value);
    }
}
