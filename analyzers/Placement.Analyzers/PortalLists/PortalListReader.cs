using System.Globalization;
using System.Text;

namespace Placement.Analyzers.PortalLists;

/// <summary>
/// Reads the answer of placement.list: <c>{"result": ["CODE", …], …}</c>, or the array alone. Strict JSON; members beside
/// the result are passed over. Analyzers must not bring a JSON library along.
/// </summary>
internal sealed class PortalListReader(string text)
{
    private const int MaxDepth = 64;

    private readonly List<string> _codes = [];
    private int _position;
    private bool _hasResult;

    /// <summary>Where the text stops being such an answer, after <see cref="TryRead"/> has returned false.</summary>
    public int Position => Math.Min(_position, text.Length);

    /// <summary>The codes; false: the text is no such answer.</summary>
    public bool TryRead(out IReadOnlyList<string> codes)
    {
        codes = _codes;
        SkipBlanks();
        if (!(Peek() == '[' ? ReadCodes() : ReadAnswer()))
        {
            return false;
        }

        SkipBlanks();
        return _position == text.Length;
    }

    private bool ReadAnswer()
    {
        int start = _position;
        if (!ReadMembers(depth: 0, static (reader, name) => reader.ReadAnswerMember(name)))
        {
            return false;
        }

        if (!_hasResult)
        {
            // All of it is at fault, not its end.
            _position = start;
        }

        return _hasResult;
    }

    private bool ReadAnswerMember(string name)
    {
        if (name != "result")
        {
            return SkipValue(depth: 1);
        }

        _hasResult = true;
        return ReadCodes();
    }

    private bool ReadCodes() => ReadElements(static reader =>
    {
        if (reader.ReadString() is not { } code)
        {
            return false;
        }

        reader._codes.Add(code);
        return true;
    });

    private bool ReadElements(Func<PortalListReader, bool> readElement)
    {
        if (!Accept('['))
        {
            return false;
        }

        SkipBlanks();
        if (Accept(']'))
        {
            return true;
        }

        do
        {
            SkipBlanks();
            if (!readElement(this))
            {
                return false;
            }

            SkipBlanks();
        }
        while (Accept(','));

        return Accept(']');
    }

    private bool ReadMembers(int depth, Func<PortalListReader, string, bool> readValue)
    {
        if (depth > MaxDepth || !Accept('{'))
        {
            return false;
        }

        SkipBlanks();
        if (Accept('}'))
        {
            return true;
        }

        do
        {
            SkipBlanks();
            if (ReadString() is not { } name)
            {
                return false;
            }

            SkipBlanks();
            if (!Accept(':'))
            {
                return false;
            }

            SkipBlanks();
            if (!readValue(this, name))
            {
                return false;
            }

            SkipBlanks();
        }
        while (Accept(','));

        return Accept('}');
    }

    private bool SkipValue(int depth) => depth <= MaxDepth && Peek() switch
    {
        '"' => ReadString() is not null,
        '{' => ReadMembers(depth + 1, (reader, _) => reader.SkipValue(depth + 1)),
        '[' => ReadElements(reader => reader.SkipValue(depth + 1)),
        't' => AcceptWord("true"),
        'f' => AcceptWord("false"),
        'n' => AcceptWord("null"),
        _ => SkipNumber(),
    };

    private bool SkipNumber()
    {
        Accept('-');
        if (!Accept('0') && !SkipDigits())
        {
            return false;
        }

        if (Accept('.') && !SkipDigits())
        {
            return false;
        }

        if (!Accept('e') && !Accept('E'))
        {
            return true;
        }

        _ = Accept('+') || Accept('-');
        return SkipDigits();
    }

    private bool SkipDigits()
    {
        int start = _position;
        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }

    /// <summary>The string that begins here; null: none does, or it is malformed.</summary>
    private string? ReadString()
    {
        if (!Accept('"'))
        {
            return null;
        }

        var read = new StringBuilder();
        while (Peek() is { } letter and >= ' ')
        {
            if (letter == '"')
            {
                _position++;
                return read.ToString();
            }

            if (letter != '\\')
            {
                read.Append(letter);
                _position++;
            }
            else if (ReadEscape() is { } escaped)
            {
                read.Append(escaped);
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private char? ReadEscape()
    {
        const int CodeUnit = 4;
        char? kind = _position + 1 < text.Length ? text[_position + 1] : null;
        if (kind == 'u')
        {
            if (_position + 2 + CodeUnit > text.Length
                || !ushort.TryParse(
                    text.Substring(_position + 2, CodeUnit),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out ushort unit))
            {
                return null;
            }

            _position += 2 + CodeUnit;
            return (char)unit;
        }

        char? escaped = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        _position += escaped is null ? 0 : 2;
        return escaped;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool AcceptWord(string word)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private bool Accept(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private char? Peek() => _position < text.Length ? text[_position] : null;
}
