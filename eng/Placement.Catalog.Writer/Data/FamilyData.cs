using System.Text.RegularExpressions;

namespace Placement.Catalog.Writer.Data;

/// <summary>Placements that differ by entity type only. What is not said is the ordinary case.</summary>
internal sealed partial record FamilyData
{
    private const string EntityPart = "XXX";

    private readonly IReadOnlyList<string>? _codes;

    public required string Family { get; init; }

    /// <summary>Where the constants are in <c>Placements</c>; <c>{entity}</c> stands for the class of the entity type.</summary>
    public required string Constant { get; init; }

    /// <summary>The codes; absent: the family's name is its only one.</summary>
    public IReadOnlyList<string> Codes
    {
        get => _codes ?? [Family];
        init => _codes = value;
    }

    /// <summary>The entity that a code without one means.</summary>
    public string? ImpliedEntity { get; init; }

    public required string Surface { get; init; }

    public string? Scope { get; init; }

    /// <summary>Whether the scope serves the handler's own calls only.</summary>
    public bool ScopeIsForHandlerOnly { get; init; }

    /// <summary>The type of what the widget is opened with.</summary>
    public string Context { get; init; } = ContextData.Any;

    /// <summary>The keys that the family's page lists.</summary>
    public IReadOnlyList<ContextKeyData> ContextKeys { get; init; } = [];

    /// <summary>The keys that other pages add.</summary>
    public IReadOnlyList<ContextKeyData> MoreContextKeys { get; init; } = [];

    /// <summary>The keys of the options that Bitrix24 retains.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>False: applying the options is left to the handler.</summary>
    public bool OptionsAreEnforced { get; init; } = true;

    /// <summary>Whether USER_ID may register the widget for one user.</summary>
    public bool UserId { get; init; }

    public int? MaxCount { get; init; }

    public string RegisteredWith { get; init; } = "placement.bind";

    /// <summary>What placement.bind does with a code: a member of <c>BindRule</c>.</summary>
    public string? BindRule { get; init; }

    public string HandlerVerb { get; init; } = "POST";

    /// <summary>Whether the context carries URI.</summary>
    public bool Uri { get; init; } = true;

    /// <summary>A page of the portal where the widget is met.</summary>
    public string? Page { get; init; }

    public string Status { get; init; } = "current";

    public string? ReplacedBy { get; init; }

    public string? GroupName { get; init; }

    public string? Note { get; init; }

    /// <summary>The page of the documentation, below its root.</summary>
    public required string Doc { get; init; }

    /// <summary>The code with <c>*</c> in place of a <c>{…}</c> part.</summary>
    public static string Wildcard(string code) => Placeholder().Replace(code, "*");

    /// <summary>What a code has in place of the entity; null: nothing.</summary>
    public string? EntityOf(string code)
    {
        int at = Family.IndexOf(EntityPart, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        string head = Family[..at], tail = Family[(at + EntityPart.Length)..];
        return code.Length > head.Length + tail.Length
            && code.StartsWith(head, StringComparison.Ordinal)
            && code.EndsWith(tail, StringComparison.Ordinal)
            ? code[head.Length..^tail.Length].Replace("_*", "", StringComparison.Ordinal)
            : ImpliedEntity;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}

/// <param name="Key">Compared exactly; <c>*</c>: the names are the application's own.</param>
/// <param name="Type">The form of its value, in words.</param>
/// <param name="Presence">When it is there, in words; entity types where it depends on these.</param>
/// <param name="Member">The member of the context that the value becomes; null: none of its own.</param>
/// <param name="Note">What else the facts say.</param>
internal sealed record ContextKeyData(string Key, string Type, string Presence, string? Member = null, string Note = "");
