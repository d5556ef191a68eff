using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Placement.Requests;

/// <summary>
/// Fields by their names, compared exactly, unlike those of ASP.NET Core. There are about fifteen of them, and a list that is searched is made in
/// less time than a dictionary.
/// </summary>
/// <param name="maxValues">How many values there may be; those of a repeated field all count.</param>
/// <param name="maxNameLength">The longest name, in characters.</param>
internal sealed class FieldList(int maxValues, int maxNameLength) : IReadOnlyDictionary<string, string>
{
    private const int UsualCount = 16;

    private KeyValuePair<string, string>[] _fields = new KeyValuePair<string, string>[UsualCount];
    private int _values;
    private int _kept;

    public int Count { get; private set; }

    public IEnumerable<string> Keys => this.Select(static pair => pair.Key);

    public IEnumerable<string> Values => this.Select(static pair => pair.Value);

    /// <summary>What was there when <see cref="Keep"/> was called.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept => _fields.Take(_kept);

    public string this[string key] => Find(key) ?? throw new KeyNotFoundException("The request has no such field.");

    /// <summary>Adds encoded fields, <c>name=value&amp;…</c>. Of a repeated one the last counts.</summary>
    /// <returns>Whether they are within the limits.</returns>
    public bool TryAdd(ReadOnlyMemory<char> encoded)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(encoded))
        {
            if (!TryAdd(FieldNames.Text(pair.DecodeName().Span), pair.DecodeValue().ToString(), values: 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the fields of a form that ASP.NET Core has read.</summary>
    /// <returns>Whether they are within the limits.</returns>
    public bool TryAdd(IFormCollection form)
    {
        foreach ((string name, StringValues all) in form)
        {
            if (!TryAdd(name, all.Count == 0 ? "" : all[^1] ?? "", all.Count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lets what is there win over what is added later.</summary>
    public void Keep() => _kept = Count;

    /// <summary>The field's value as it was sent; null: there is none of this name.</summary>
    public string? Find(string name) => IndexOf(name) is >= 0 and var at ? _fields[at].Value : null;

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => (value = Find(key)) is not null;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool TryAdd(string name, string value, int values)
    {
        _values += values;
        if (_values > maxValues || name.Length > maxNameLength)
        {
            return false;
        }

        int at = IndexOf(name);
        if (at < 0)
        {
            at = Count++;
            if (at == _fields.Length)
            {
                Array.Resize(ref _fields, at * 2);
            }
        }
        else if (at < _kept)
        {
            return true;
        }

        _fields[at] = KeyValuePair.Create(name, value);
        return true;
    }

    private int IndexOf(string name)
    {
        for (int index = 0; index < Count; index++)
        {
            if (string.Equals(_fields[index].Key, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
