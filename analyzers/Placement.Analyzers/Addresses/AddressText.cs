namespace Placement.Analyzers.Addresses;

/// <summary>The parts of an address as they are written, malformed or not: <see cref="Uri"/> would rewrite or refuse them.</summary>
internal readonly struct AddressText
{
    private const string Ellipsis = "…";

    private static readonly char[] AuthorityEnds = ['/', '\\', '?', '#'];
    private static readonly char[] PathEnds = ['?', '#'];

    /// <summary>Names of query parameters that carry a secret, whatever their case.</summary>
    private static readonly string[] SecretNames = ["token", "secret", "password", "pwd", "key", "apikey", "api_key", "auth", "signature"];

    private readonly int _authority;
    private readonly int _host;
    private readonly int _authorityEnd;

    /// <summary>Takes an address apart.</summary>
    /// <param name="text">The address without blanks around it.</param>
    public AddressText(string text)
    {
        Text = text;
        Scheme = FindScheme(text);
        _authority = Scheme is null ? 0 : Scheme.Length + 1;
        if (text.Length < _authority + 2 || !IsSlash(text[_authority]) || !IsSlash(text[_authority + 1]))
        {
            // No authority: what follows the scheme is a path.
            _host = _authorityEnd = _authority;
            return;
        }

        _authority += 2;
        int end = text.IndexOfAny(AuthorityEnds, _authority);
        _authorityEnd = end < 0 ? text.Length : end;
        _host = _authorityEnd == _authority ? _authority : text.LastIndexOf('@', _authorityEnd - 1, _authorityEnd - _authority) + 1;
        if (_host == 0)
        {
            _host = _authority;
        }
    }

    public string Text { get; }

    /// <summary>What stands before the first colon, where a scheme may stand; null: none.</summary>
    public string? Scheme { get; }

    /// <summary>What follows the scheme's colon.</summary>
    public string AfterScheme => Scheme is null ? Text : Text.Substring(Scheme.Length + 1);

    public bool HasUserInfo => _host > _authority;

    public bool HasPassword => HasUserInfo && Text.IndexOf(':', _authority, _host - _authority) >= 0;

    /// <summary>The host as it is written, an IPv6 address in its brackets; empty: none.</summary>
    public string Host => Text.Substring(_host, HostEnd - _host);

    /// <summary>The port with its colon; empty: none.</summary>
    public string Port => Text.Substring(HostEnd, _authorityEnd - HostEnd);

    /// <summary>The path without query and fragment.</summary>
    public string Path
    {
        get
        {
            int end = Text.IndexOfAny(PathEnds, _authorityEnd);
            return Text.Substring(_authorityEnd, (end < 0 ? Text.Length : end) - _authorityEnd);
        }
    }

    /// <summary>Whether the host has a dot that is not its first character, as Bitrix24 demands.</summary>
    public bool HostHasDot => Host.IndexOf('.') > 0;

    /// <summary>The address to show in a message, which ends up in logs: what is secret is left out.</summary>
    public string Shown
    {
        get
        {
            string text = Text;
            if (FindSecret() is not null)
            {
                text = text.Substring(0, text.IndexOf('?') + 1) + Ellipsis;
            }

            return HasUserInfo ? text.Substring(0, _authority) + Ellipsis + text.Substring(_host - 1) : text;
        }
    }

    private int HostEnd
    {
        get
        {
            int bracket = _host < _authorityEnd && Text[_host] == '[' ? Text.IndexOf(']', _host, _authorityEnd - _host) : -1;
            if (bracket >= 0)
            {
                return bracket + 1;
            }

            int colon = Text.IndexOf(':', _host, _authorityEnd - _host);
            return colon < 0 ? _authorityEnd : colon;
        }
    }

    /// <summary>The address with this scheme and port in place of its own.</summary>
    public string With(string scheme, string port) =>
        scheme + Text.Substring(Scheme?.Length ?? 0, HostEnd - (Scheme?.Length ?? 0)) + port + Text.Substring(_authorityEnd);

    /// <summary>The name of the first query parameter that looks as if its value were a secret; null: none.</summary>
    public string? FindSecret()
    {
        int question = Text.IndexOf('?');
        int end = Text.IndexOf('#');
        end = end < 0 ? Text.Length : end;
        if (question < 0 || question > end)
        {
            return null;
        }

        for (int start = question + 1; start < end;)
        {
            int next = Text.IndexOf('&', start, end - start);
            next = next < 0 ? end : next;
            int equals = Text.IndexOf('=', start, next - start);
            if (equals > start && equals < next - 1 && ReadName(Text.Substring(start, equals - start)) is { } name && IsSecret(name))
            {
                return name;
            }

            start = next + 1;
        }

        return null;
    }

    private static string ReadName(string written) =>
        written.IndexOf('%') < 0 ? written : Uri.UnescapeDataString(written);

    private static bool IsSecret(string name)
    {
        foreach (string secret in SecretNames)
        {
            if (string.Equals(name, secret, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FindScheme(string text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || !IsLetter(text[0]))
        {
            return null;
        }

        for (int i = 1; i < colon; i++)
        {
            if (!IsLetter(text[i]) && text[i] is not ((>= '0' and <= '9') or '+' or '-' or '.'))
            {
                return null;
            }
        }

        return text.Substring(0, colon);
    }

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsSlash(char letter) => letter is '/' or '\\';
}
