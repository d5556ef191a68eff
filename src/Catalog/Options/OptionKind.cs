using System.Globalization;

namespace Placement.Catalog;

/// <summary>
/// The form of an OPTIONS value, from the attribute over the call to what a portal stores. A new form is a class beside these.
/// </summary>
internal abstract class OptionKind
{
    /// <summary>What stands between the values of a list; null: the option has one value.</summary>
    public virtual char? Separator => null;

    /// <summary>Whether the value is a number in JSON.</summary>
    public virtual bool IsNumber => false;

    /// <summary>Whether people read the value.</summary>
    public virtual bool IsShown => false;

    /// <summary>Whether the value is an address, which may carry a secret, and be a path of the application.</summary>
    public virtual bool IsAddress => false;

    /// <summary>The value of a list beside which all others are pointless; null: there is none.</summary>
    public virtual string? Overriding => null;

    /// <summary>What is sent for a value of the attribute's property; null: nothing, as if it had not been given.</summary>
    public abstract string? Encode(PlacementOption option, OptionValue value);

    /// <summary>
    /// What is wrong with a text, as it goes on after "cannot": <c>be 'BOSS'</c>, <c>contain '_'</c>. Null: nothing. An
    /// empty text is no value, and the option is then absent.
    /// </summary>
    public string? FindProblem(PlacementOption option, string text) =>
        text.Length == 0 ? null
        : text.Length > option.MaxLength ? $"have {Digits(text.Length)} characters"
        : FindWrongPart(option, text);

    /// <summary>
    /// What is wrong with a value of the attribute's property; none: nothing, or it is of another type and does not compile.
    /// </summary>
    public abstract IEnumerable<ValueProblem> FindProblems(PlacementOption option, OptionValue value);

    /// <summary>What Bitrix24 stores of a text that it takes.</summary>
    public virtual string Store(string text) => text;

    /// <summary>A text in the one form that all of its spellings share.</summary>
    public virtual string Normalize(string text) => text;

    /// <summary>What may be written, in words.</summary>
    public abstract string Expected(PlacementOption option);

    /// <summary>The values of a list, as Bitrix24 takes them apart: only the whole is trimmed.</summary>
    public string[] Split(string text) => Separator is { } separator ? text.Trim().Split(separator) : [text];

    /// <summary>The same for a text that is neither empty nor too long.</summary>
    protected abstract string? FindWrongPart(PlacementOption option, string text);

    protected static string Be(string text) => $"be '{text}'";

    protected static string Contain(string part) => part.Length == 0 ? "contain an empty value" : $"contain '{part}'";

    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected static bool IsInteger(string text, int from) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= from;

    protected static string NormalizeInteger(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? Digits(number) : text;

    protected static string Enumerate(IReadOnlyList<string> values, string last) =>
        string.Join(", ", values.Take(values.Count - 1)) + last + values[values.Count - 1];

    /// <summary>The values of a list as somebody may have written them.</summary>
    protected IEnumerable<string> Parts(string text) =>
        Split(text).Select(static part => part.Trim()).Where(static part => part.Length > 0);

    protected string Join(IEnumerable<string> values) => string.Join(Separator.ToString(), values);

    protected string? JoinOrNull(IEnumerable<string> values) => Join(values) is { Length: > 0 } joined ? joined : null;
}
