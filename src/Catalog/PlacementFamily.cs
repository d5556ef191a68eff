namespace Placement.Catalog;

/// <summary>Placements that differ by entity type only, and what Bitrix24 does with them.</summary>
internal sealed class PlacementFamily
{
    /// <summary>The verb of nearly every handler: Bitrix24 posts the widget's context.</summary>
    public const string Post = "POST";

    /// <summary>The method that registers nearly every placement.</summary>
    public const string PlacementBind = "placement.bind";

    /// <summary>Stands in a family's name where its codes have the entity.</summary>
    public const string EntityPart = "XXX";

    public PlacementFamily(string name, string surface, string documentation, params string[] codes)
    {
        Name = name;
        Surface = surface;
        Documentation = documentation;
        Codes = codes.Length == 0 ? [name] : codes;
    }

    /// <summary>The name, for instance <c>CRM_XXX_DETAIL_TAB</c>.</summary>
    public string Name { get; }

    /// <summary>The codes; a <c>{…}</c> part stands for an entity type id or a block's code.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Where Bitrix24 shows the widget.</summary>
    public string Surface { get; }

    /// <summary>The page of the Bitrix24 documentation, as a path below its root; empty: there is none.</summary>
    public string Documentation { get; }

    /// <summary>The scope that is needed beside <c>placement</c>; null: none.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether <see cref="Scope"/> serves the handler's own calls only: registering needs just <c>placement</c>.</summary>
    public bool ScopeIsForHandlerOnly { get; init; }

    /// <summary>The type of what the widget is opened with, one of <see cref="ContextNames"/>.</summary>
    public string Context { get; init; } = ContextNames.Any;

    /// <summary>The keys that <see cref="Documentation"/> lists, beside <see cref="ContextKey.Uri"/>.</summary>
    public IReadOnlyList<ContextKey> ContextKeys { get; init; } = [];

    /// <summary>The keys that other pages of the documentation add.</summary>
    public IReadOnlyList<ContextKey> MoreContextKeys { get; init; } = [];

    /// <summary>The OPTIONS keys that Bitrix24 retains.</summary>
    public IReadOnlyList<PlacementOption> Options { get; init; } = [];

    /// <summary>Whether <see cref="Options"/> is complete; false for undocumented placements.</summary>
    public bool OptionsAreKnown { get; init; } = true;

    /// <summary>Whether Bitrix24 applies the options that it retains; false: checking them is left to the handler.</summary>
    public bool OptionsAreEnforced { get; init; } = true;

    /// <summary>Whether USER_ID may register the widget for one user (user mode).</summary>
    public bool SupportsUserId { get; init; }

    /// <summary>How many handlers one application may register, per user where user mode is supported; null: any number.</summary>
    public int? MaxCount { get; init; }

    /// <summary>The REST method, or the place, that registers it.</summary>
    public string RegisteredWith { get; init; } = PlacementBind;

    /// <summary>What <c>placement.bind</c> does with it.</summary>
    public BindRule BindRule { get; init; }

    /// <summary>The HTTP verb that opens the handler.</summary>
    public string HandlerVerb { get; init; } = Post;

    /// <summary>Whether the context carries <c>URI</c>, the page that the widget was opened from.</summary>
    public bool HasUri { get; init; } = true;

    /// <summary>
    /// A page of the portal where the widget is met, as the path that <c>URI</c> says. <c>{section}</c> stands for the entity's part of
    /// CRM, <c>{id}</c> for the object that the context names, <c>{user}</c> for whoever looks at it.
    /// </summary>
    public string Page { get; init; } = "/stream/";

    /// <summary>The entity that a code of this family means when it names none; null: no entity.</summary>
    public string? ImpliedEntity { get; init; }

    public PlacementStatus Status { get; init; }

    /// <summary>The placement that took over from a deprecated one; null: none.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>What GROUP_NAME does; null: it is not documented for this family.</summary>
    public string? GroupName { get; init; }

    public string? Note { get; init; }

    /// <summary>The scope that registering needs beside <c>placement</c>; null: none.</summary>
    public string? RegistrationScope => ScopeIsForHandlerOnly ? null : Scope;

    /// <summary>The words behind the entity in the name, for instance <c>DETAIL</c> and <c>TAB</c>; empty: it has no entity.</summary>
    public string[] TailWords
    {
        get
        {
            int at = Name.IndexOf(EntityPart, StringComparison.Ordinal);
            return at < 0 ? [] : Name.Substring(at + EntityPart.Length).Trim('_').Split('_');
        }
    }

    /// <summary>What a code of this family's form has in place of the entity; null: it has another form.</summary>
    public string? EntityPartOf(string code)
    {
        int at = Name.IndexOf(EntityPart, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        int tail = Name.Length - at - EntityPart.Length;
        return code.Length > at + tail
            && string.CompareOrdinal(code, 0, Name, 0, at) == 0
            && string.CompareOrdinal(code, code.Length - tail, Name, Name.Length - tail, tail) == 0
                ? code.Substring(at, code.Length - at - tail)
                : null;
    }

    /// <summary>The option with this key, compared exactly as Bitrix24 does; null: the family drops it.</summary>
    public PlacementOption? FindOption(string key)
    {
        foreach (PlacementOption option in Options)
        {
            if (string.Equals(option.Key, key, StringComparison.Ordinal))
            {
                return option;
            }
        }

        return null;
    }
}
