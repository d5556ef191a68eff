using System.Globalization;

namespace Placement.Circuits;

/// <summary>What a page hands to its circuit: it is sealed, and nobody can read it on the way.</summary>
/// <param name="Culture">The culture of the page.</param>
/// <param name="UICulture">The culture of the page's texts.</param>
/// <param name="Ticket">What the session goes on with.</param>
internal sealed record CircuitState(CultureInfo Culture, CultureInfo UICulture, string Ticket)
{
    /// <summary>The name under which it is handed over.</summary>
    public const string Key = "Placement.Session";

    private const char Separator = '|';

    /// <summary>What a page hands over now.</summary>
    public static CircuitState With(string ticket) => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, ticket);

    /// <summary>What <see cref="ToString"/> has written; null: it is no such text.</summary>
    public static CircuitState? Parse(string text) => text.Split(Separator) is [var culture, var uiCulture, var ticket]
        ? new CircuitState(CultureInfo.GetCultureInfo(culture), CultureInfo.GetCultureInfo(uiCulture), ticket)
        : null;

    /// <summary>The state as a text.</summary>
    public override string ToString() => $"{Culture.Name}{Separator}{UICulture.Name}{Separator}{Ticket}";
}
