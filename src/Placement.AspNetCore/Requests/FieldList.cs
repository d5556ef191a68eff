using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Placement.Requests;

/// <summary>
/// The fields of a request as they were sent, within limits: first those of the query, then those of the form. There are about fifteen, and
/// a list that is searched is made in less time than a dictionary.
/// </summary>
internal sealed class FieldList(RequestLimits limits)
{
    private const int UsualCount = 16;

    private static readonly RequestRefusal LimitsExceeded = new(StatusCodes.Status400BadRequest, "field_limits_exceeded");

    /// <summary>A field that has to prove something has two values, of which somebody else might believe the other.</summary>
    private static readonly RequestRefusal Repeated = new(StatusCodes.Status400BadRequest, "field_repeated");

    private readonly List<KeyValuePair<string, string>> _fields = new(UsualCount);
    private int _proofs;
    private int _formStart;

    /// <summary>What is added from now on stands in the form, and wins over the query.</summary>
    public void BeginForm() => _formStart = _fields.Count;

    /// <summary>Adds encoded fields, <c>name=value&amp;…</c>.</summary>
    /// <returns>Why they are refused; null: they are added.</returns>
    public RequestRefusal? AddEncoded(ReadOnlyMemory<char> encoded)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair field in new QueryStringEnumerable(encoded))
        {
            if (Add(field.DecodeName().Span, field.DecodeValue().ToString()) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Adds a field. One that proves something is taken once, in whatever case: ASP.NET Core finds it in any.</summary>
    /// <returns>Why it is refused; null: it is added.</returns>
    public RequestRefusal? Add(ReadOnlySpan<char> name, string value)
    {
        if (_fields.Count == limits.MaxFields || name.Length > limits.MaxFieldNameLength)
        {
            return LimitsExceeded;
        }

        string text = KnownFields.Name(name, out int proof);
        if ((_proofs & proof) != 0)
        {
            return Repeated;
        }

        _proofs |= proof;
        _fields.Add(new(text, value));
        return null;
    }

    /// <summary>The value of the last field of exactly this name, as it was sent; null: there is none.</summary>
    public string? Find(string name)
    {
        for (int index = _fields.Count - 1; index >= 0; index--)
        {
            if (string.Equals(_fields[index].Key, name, StringComparison.Ordinal))
            {
                return _fields[index].Value;
            }
        }

        return null;
    }

    /// <summary>How many fields have exactly this name.</summary>
    public int Count(string name)
    {
        int count = 0;
        foreach ((string known, _) in _fields)
        {
            count += string.Equals(known, name, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the form has a field of exactly this name.</summary>
    public bool IsInForm(string name) => _fields.Skip(_formStart).Any(field => string.Equals(field.Key, name, StringComparison.Ordinal));

    /// <summary>Every field by its name, compared exactly; of a repeated one the last.</summary>
    public Dictionary<string, string> ToDictionary()
    {
        var all = new Dictionary<string, string>(_fields.Count, StringComparer.Ordinal);
        foreach ((string name, string value) in _fields)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>The form as ASP.NET Core has forms: names in any case, with all their values.</summary>
    public FormCollection ToForm()
    {
        var form = new KeyValueAccumulator();
        foreach ((string name, string value) in _fields.Skip(_formStart))
        {
            form.Append(name, value);
        }

        return new FormCollection(form.HasValues ? form.GetResults() : []);
    }
}
