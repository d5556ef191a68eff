using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Placement;

/// <summary>
/// Fields by their names, compared exactly, unlike those of ASP.NET Core. There are about fifteen of them, and a list that is searched is made in
/// less time than a dictionary.
/// </summary>
internal sealed class FieldList : IReadOnlyDictionary<string, string>
{
    /// <summary>Portals add four fields to an address.</summary>
    private const int UsualQuery = 4;

    private readonly KeyValuePair<string, string>[] _fields;

    private FieldList(KeyValuePair<string, string>[] fields, int count)
    {
        _fields = fields;
        Count = count;
    }

    public int Count { get; }

    public IEnumerable<string> Keys => this.Select(static pair => pair.Key);

    public IEnumerable<string> Values => this.Select(static pair => pair.Value);

    public string this[string key] => Find(key) ?? throw new KeyNotFoundException("The request has no such field.");

    /// <summary>Joins a query and a form. The form wins where both have a field; of a repeated one the last counts.</summary>
    /// <returns>Whether there are at most as many values as there may be.</returns>
    public static bool TryCreate(QueryString query, IFormCollection? form, int maxValues, [NotNullWhen(true)] out FieldList? list)
    {
        list = null;
        int names = form?.Count ?? 0;
        if (names > maxValues)
        {
            return false;
        }

        var fields = new KeyValuePair<string, string>[names + UsualQuery];
        int formCount = 0;
        int values = 0;
        if (form is not null)
        {
            foreach ((string name, StringValues all) in form)
            {
                values += all.Count;
                fields[formCount++] = KeyValuePair.Create(name, Last(all));
            }
        }

        int count = formCount;
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(query.Value))
        {
            if (++values > maxValues)
            {
                return false;
            }

            string name = pair.DecodeName().ToString();
            int at = IndexOf(fields, count, name);
            if (at >= 0 && at < formCount)
            {
                continue;
            }

            if (at < 0)
            {
                at = count++;
                if (at == fields.Length)
                {
                    Array.Resize(ref fields, fields.Length * 2);
                }
            }

            fields[at] = KeyValuePair.Create(name, pair.DecodeValue().ToString());
        }

        list = values <= maxValues ? new FieldList(fields, count) : null;
        return list is not null;
    }

    /// <summary>The field's value as it was sent; null: there is none of this name.</summary>
    public string? Find(string name) => IndexOf(_fields, Count, name) is >= 0 and var at ? _fields[at].Value : null;

    public bool ContainsKey(string key) => Find(key) is not null;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => (value = Find(key)) is not null;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Last(StringValues values) => values.Count == 0 ? "" : values[^1] ?? "";

    private static int IndexOf(KeyValuePair<string, string>[] fields, int count, string name)
    {
        for (int index = 0; index < count; index++)
        {
            if (string.Equals(fields[index].Key, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
