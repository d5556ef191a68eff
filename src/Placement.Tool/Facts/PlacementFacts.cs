using System.Text.Json;
using Placement.Catalog;

namespace Placement.Tool.Facts;

/// <summary>What the catalog knows about one placement, for people and for programs.</summary>
/// <param name="code">The placement.</param>
internal sealed class PlacementFacts(PlacementCode code)
{
    private PlacementFamily Family => code.Family;

    private string Status => code.Status.ToString().ToLowerInvariant();

    /// <summary>The scopes that registering needs, the placement's own first.</summary>
    private IReadOnlyList<string> Scopes => Family.RegistrationScope is { } scope ? [scope, "placement"] : ["placement"];

    private IEnumerable<ContextKey> Keys =>
        [.. Family.ContextKeys, .. Family.MoreContextKeys, .. Family.HasUri ? [new ContextKey(ContextKey.Uri)] : Array.Empty<ContextKey>()];

    /// <summary>What one has to know beside the facts, a sentence each.</summary>
    private IEnumerable<string> Notes
    {
        get
        {
            if (code.Successor is { } successor)
            {
                yield return $"Use {successor}: this one is {Status}.";
            }
            else if (code.Status != PlacementStatus.Current)
            {
                yield return code.Status == PlacementStatus.Undocumented
                    ? "It has no page of documentation: what it is opened with and which options it takes is not known."
                    : $"It is {Status}.";
            }

            if (Family.BindRule != BindRule.Registers)
            {
                yield return Family.BindRule switch
                {
                    BindRule.AcceptsWithoutShowing =>
                        $"placement.bind accepts it and nothing is shown: {Family.RegisteredWith} registers it.",
                    BindRule.NotFound => $"placement.bind does not know it: {Family.RegisteredWith} registers it.",
                    _ => $"placement.bind refuses it: {Family.RegisteredWith} registers it.",
                };
            }

            if (code.IsWildcard)
            {
                yield return "The * stands for every one that the portal has; a number in its place for one of them.";
            }

            if (Family.ScopeIsForHandlerOnly && Family.Scope is { } scope)
            {
                yield return $"Registering needs no scope beside placement; what the handler calls needs {scope}.";
            }

            if (!Family.OptionsAreEnforced)
            {
                yield return "Bitrix24 keeps the options and does not apply them: checking them is left to the handler.";
            }
        }
    }

    /// <summary>The facts as lines, a word and what is true of it.</summary>
    public IEnumerable<(string Word, string Fact)> Lines()
    {
        yield return ("family", Family.Name);
        yield return ("status", Status);
        yield return ("scope", string.Join(", ", Scopes));
        yield return ("context", Family.Context);
        foreach (ContextKey key in Keys)
        {
            yield return ("key", key.Member == ContextMember.None ? Name(key) : $"{Name(key)} -> {key.Member}");
        }

        foreach (PlacementOption option in Family.Options)
        {
            yield return ("option", Describe(option));
        }

        yield return ("user", Family.SupportsUserId ? "USER_ID registers it for one user" : "USER_ID is not supported");
        yield return ("limit", Family.MaxCount is { } count
            ? FormattableString.Invariant($"{count} for an application{(Family.SupportsUserId ? " and user" : "")}")
            : "none");
        yield return ("handler", Family.HandlerVerb);
        yield return ("page", Family.Page);
        foreach (string note in Notes)
        {
            yield return ("note", note);
        }
    }

    /// <summary>The facts as a JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteHead(writer);
        writer.WriteString("registeredWith", Family.RegisteredWith);
        writer.WriteStartArray("contextKeys");
        foreach (ContextKey key in Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key.Name);
            writer.WriteString("member", key.Member == ContextMember.None ? null : key.Member.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("options");
        foreach (PlacementOption option in Family.Options)
        {
            Write(writer, option);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("supportsUserId", Family.SupportsUserId);
        if (Family.MaxCount is { } count)
        {
            writer.WriteNumber("limit", count);
        }
        else
        {
            writer.WriteNull("limit");
        }

        writer.WriteString("handlerVerb", Family.HandlerVerb);
        writer.WriteString("page", Family.Page);
        Write(writer, "notes", Notes);
        writer.WriteEndObject();
    }

    /// <summary>What a list says of it, as a JSON object.</summary>
    public void WriteSummary(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteHead(writer);
        writer.WriteEndObject();
    }

    private static string Name(ContextKey key) => key.Name == ContextKey.Any ? "any, of the application's own" : key.Name;

    private static string Describe(PlacementOption option)
    {
        string required = option.Required ? ", required" : "";
        string usual = option.Default is { Length: > 0 } value ? $", {value} unless given" : "";
        return $"{option.Key} ({option.Property}): {option.Kind.Expected(option)}{required}{usual}";
    }

    private static void Write(Utf8JsonWriter writer, PlacementOption option)
    {
        writer.WriteStartObject();
        writer.WriteString("key", option.Key);
        writer.WriteString("property", option.Property);
        writer.WriteBoolean("required", option.Required);
        writer.WriteString("default", option.Default);
        Write(writer, "values", option.AllowedValues);
        writer.WriteString("expected", option.Kind.Expected(option));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private void WriteHead(Utf8JsonWriter writer)
    {
        writer.WriteString("code", code.Code);
        writer.WriteString("family", Family.Name);
        writer.WriteString("status", Status);
        writer.WriteString("successor", code.Successor);
        Write(writer, "scopes", Scopes);
        writer.WriteString("context", Family.Context);
    }
}
