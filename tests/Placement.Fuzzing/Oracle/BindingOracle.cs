using System.Text.Json;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Oracle;

/// <summary>
/// The parameters of placement.bind by the documentation: what generated code must come to. Nothing of the generator or of
/// the catalog is used here.
/// </summary>
internal static class BindingOracle
{
    /// <summary>Stands for the base address at the beginning of an address of the application.</summary>
    public const string Mark = "~";

    private const string FallbackLanguage = "en";

    public static Uri BaseAddress { get; } = new("https://app.example.com/base");

    /// <summary>The bindings of a class.</summary>
    /// <param name="widget">The class.</param>
    /// <param name="defaultLanguage">What the application declares; null: nothing.</param>
    public static IEnumerable<ExpectedBinding> Of(DeclaredWidget widget, string? defaultLanguage)
    {
        string language = Trim(defaultLanguage)?.ToLowerInvariant() ?? FallbackLanguage;
        foreach (DeclaredAttribute attribute in widget.Attributes.Where(IsRegistered))
        {
            string code = Code(attribute)!;
            string? handler = Handler(widget, attribute);
            int userId = attribute.Properties.GetValueOrDefault("UserId") as int? ?? 0;
            if (handler is not null && userId >= 0)
            {
                yield return new ExpectedBinding(
                    JsonForm.Write(json => Write(json, widget, attribute, code, handler, userId, language)),
                    widget.TypeName,
                    Trim(attribute.Text("Icon")));
            }
        }
    }

    /// <summary>The scopes that registering these classes needs, sorted.</summary>
    public static IEnumerable<string> Scopes(IEnumerable<DeclaredWidget> widgets) =>
        widgets
            .SelectMany(static widget => widget.Attributes.Where(IsRegistered).Where(attribute =>
                Handler(widget, attribute) is not null && attribute.Properties.GetValueOrDefault("UserId") is not < 0))
            .Select(static attribute => PlacementFacts.Of(Code(attribute)!).Scope)
            .OfType<string>()
            .Append("placement")
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>Whether the class has a binding, and so is a widget at all.</summary>
    public static bool HasBindings(DeclaredWidget widget) => Of(widget, defaultLanguage: null).Any();

    /// <summary>The text without blanks around it; null: nothing remains.</summary>
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static bool IsRegistered(DeclaredAttribute attribute) =>
        attribute.Kind == AttributeKind.Placement && Code(attribute) is { } code && PlacementFacts.Of(code).IsBindable;

    private static string? Code(DeclaredAttribute attribute) =>
        Trim(attribute.Arguments[0])?.ToUpperInvariant() is { } code
        && code.All(static letter => char.IsLetterOrDigit(letter) || "_-.*{}".Contains(letter, StringComparison.Ordinal))
            ? code
            : null;

    private static string? Handler(DeclaredWidget widget, DeclaredAttribute attribute) =>
        attribute.Text("Handler") is { } declared ? HandlerOracle.Declared(declared) : HandlerOracle.Default(widget.ClassName);

    private static void Write(
        Utf8JsonWriter json, DeclaredWidget widget, DeclaredAttribute attribute, string code, string handler, int userId, string defaultLanguage)
    {
        json.WriteStartObject();
        json.WriteString("PLACEMENT", code);
        json.WriteString("HANDLER", Resolve(JsonForm.Whole(handler.StartsWith('/') ? Mark + handler : handler)));
        WriteTexts(json, attribute);
        WriteLanguages(json, widget, attribute, code, defaultLanguage);
        WriteOptions(json, widget, attribute, code);
        if (userId > 0)
        {
            json.WriteNumber("USER_ID", userId);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, DeclaredAttribute attribute)
    {
        foreach ((string parameter, string property) in new[] { ("TITLE", "Title"), ("DESCRIPTION", "Description"), ("GROUP_NAME", "GroupName") })
        {
            if (Trim(attribute.Text(property)) is { } text)
            {
                json.WriteString(parameter, JsonForm.Whole(text));
            }
        }
    }

    private static void WriteLanguages(
        Utf8JsonWriter json, DeclaredWidget widget, DeclaredAttribute placement, string code, string defaultLanguage)
    {
        var languages = new Dictionary<string, DeclaredAttribute>(StringComparer.Ordinal);
        foreach (DeclaredAttribute text in Applicable(widget, AttributeKind.Text, code).Where(HasTexts))
        {
            if (Trim(text.Arguments[0])?.ToLowerInvariant() is { } language)
            {
                languages.TryAdd(language, text);
            }
        }

        if (languages.Count == 0)
        {
            return;
        }

        if (HasTexts(placement))
        {
            languages.TryAdd(defaultLanguage, placement);
        }

        json.WriteStartObject("LANG_ALL");
        foreach (string language in languages.Keys.OrderBy(language => language != defaultLanguage).ThenBy(
            static language => language, StringComparer.Ordinal))
        {
            json.WriteStartObject(JsonForm.Whole(language));
            WriteTexts(json, languages[language]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, DeclaredWidget widget, DeclaredAttribute placement, string code)
    {
        List<(string Key, object Value)> options = [.. OptionOracle.Of(placement, PlacementFacts.Of(code))];
        foreach (DeclaredAttribute option in Applicable(widget, AttributeKind.Option, code))
        {
            if (Trim(option.Arguments[0]) is { } key && option.Arguments[1] is { } value && options.TrueForAll(other => other.Key != key))
            {
                options.Add((key, value));
            }
        }

        if (options.Count == 0)
        {
            return;
        }

        json.WriteStartObject("OPTIONS");
        foreach ((string key, object value) in options)
        {
            if (value is int number)
            {
                json.WriteNumber(JsonForm.Whole(key), number);
            }
            else
            {
                json.WriteString(JsonForm.Whole(key), Resolve(JsonForm.Whole((string)value)));
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Texts or options that name the placement, then those that hold for all of the class.</summary>
    private static IEnumerable<DeclaredAttribute> Applicable(DeclaredWidget widget, AttributeKind kind, string code) =>
        widget.Attributes
            .Where(attribute => attribute.Kind == kind && (Limit(attribute) is null || Limit(attribute) == code))
            .OrderBy(static attribute => Limit(attribute) is null);

    private static string? Limit(DeclaredAttribute attribute) => Trim(attribute.Text("Placement"))?.ToUpperInvariant();

    private static bool HasTexts(DeclaredAttribute attribute) =>
        Trim(attribute.Text("Title")) is not null
            || Trim(attribute.Text("Description")) is not null
            || Trim(attribute.Text("GroupName")) is not null;

    private static string Resolve(string address) =>
        address.StartsWith(Mark + "/", StringComparison.Ordinal) ? BaseAddress.ToString().TrimEnd('/') + address[Mark.Length..] : address;
}
