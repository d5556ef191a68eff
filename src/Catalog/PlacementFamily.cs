using System.Globalization;

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

    /// <summary>What contexts are that carry nothing of their own, or nothing that is known.</summary>
    public const string AnyContext = "PlacementContext";

    private static readonly char[] Separators = ['\n'];

    /// <summary>Of which nothing is known.</summary>
    public static readonly PlacementFamily Unknown = new("", "");

    /// <summary>Reads a family. The properties have no setters because each of them would be compiled in every process.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its lines in <see cref="FamilyTable"/>: codes, then words, each behind a blank and before its value.</param>
    public PlacementFamily(string name, string text)
    {
        Name = name;
        var codes = new List<string>();
        var keys = new List<ContextKey>();
        var moreKeys = new List<ContextKey>();
        var options = new List<PlacementOption>();
        foreach (string line in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
            {
                codes.Add(line);
                continue;
            }

            int space = line.IndexOf(' ', 1);
            string value = line.Substring(space + 1);
            switch (line.Substring(1, space - 1))
            {
                case "scope":
                    Scope = value;
                    break;
                case "handlerScope":
                    ScopeIsForHandlerOnly = true;
                    break;
                case "entity":
                    ImpliedEntity = value;
                    break;
                case "context":
                    Context = value;
                    break;
                case "key":
                    keys.Add(new ContextKey(value));
                    break;
                case "more":
                    moreKeys.Add(new ContextKey(value));
                    break;
                case "option":
                    options.Add(CatalogOptions.FindByKey(value)!);
                    break;
                case "options":
                    OptionsAreEnforced = false;
                    break;
                case "user":
                    SupportsUserId = true;
                    break;
                case "count":
                    MaxCount = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "method":
                    RegisteredWith = value;
                    break;
                case "bind":
                    BindRule = value switch
                    {
                        nameof(BindRule.NotFound) => BindRule.NotFound,
                        nameof(BindRule.WrongValue) => BindRule.WrongValue,
                        _ => BindRule.AcceptsWithoutShowing,
                    };
                    break;
                case "verb":
                    HandlerVerb = value;
                    break;
                case "uri":
                    HasUri = false;
                    break;
                case "page":
                    Page = value;
                    break;
                case "status":
                    Status = value == nameof(PlacementStatus.Deprecated) ? PlacementStatus.Deprecated : PlacementStatus.Undocumented;
                    break;
                case "successor":
                    ReplacedBy = value;
                    break;
            }
        }

        ContextKeys = keys;
        MoreContextKeys = moreKeys;
        Options = options;
        var read = new PlacementCode[codes.Count];
        for (int i = 0; i < read.Length; i++)
        {
            read[i] = new PlacementCode(codes[i], this);
        }

        Codes = read;
    }

    /// <summary>The name, for instance <c>CRM_XXX_DETAIL_TAB</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The codes, in the documentation's order; with <c>*</c> for an entity type id or a block's code. Legacy ones come last.
    /// </summary>
    public IReadOnlyList<PlacementCode> Codes { get; }

    /// <summary>The scope that is needed beside <c>placement</c>; null: none.</summary>
    public string? Scope { get; }

    /// <summary>Whether <see cref="Scope"/> serves the handler's own calls only: registering needs just <c>placement</c>.</summary>
    public bool ScopeIsForHandlerOnly { get; }

    /// <summary>The type of what the widget is opened with, by its name in the namespace of the attributes.</summary>
    public string Context { get; } = AnyContext;

    /// <summary>The keys that the family's page of the documentation lists, beside <see cref="ContextKey.Uri"/>.</summary>
    public IReadOnlyList<ContextKey> ContextKeys { get; }

    /// <summary>The keys that other pages of the documentation add.</summary>
    public IReadOnlyList<ContextKey> MoreContextKeys { get; }

    /// <summary>The OPTIONS keys that Bitrix24 retains.</summary>
    public IReadOnlyList<PlacementOption> Options { get; }

    /// <summary>Whether <see cref="Options"/> is complete; false for undocumented placements.</summary>
    public bool OptionsAreKnown => Status != PlacementStatus.Undocumented;

    /// <summary>Whether Bitrix24 applies the options that it retains; false: checking them is left to the handler.</summary>
    public bool OptionsAreEnforced { get; } = true;

    /// <summary>Whether USER_ID may register the widget for one user (user mode).</summary>
    public bool SupportsUserId { get; }

    /// <summary>How many handlers one application may register, per user where user mode is supported; null: any number.</summary>
    public int? MaxCount { get; }

    /// <summary>The REST method, or the place, that registers it.</summary>
    public string RegisteredWith { get; } = PlacementBind;

    /// <summary>What <c>placement.bind</c> does with it.</summary>
    public BindRule BindRule { get; }

    /// <summary>The HTTP verb that opens the handler.</summary>
    public string HandlerVerb { get; } = Post;

    /// <summary>Whether the context carries <c>URI</c>, the page that the widget was opened from.</summary>
    public bool HasUri { get; } = true;

    /// <summary>
    /// A page of the portal where the widget is met, as the path that <c>URI</c> says. <c>{section}</c> stands for the entity's part of
    /// CRM, <c>{id}</c> for the object that the context names, <c>{user}</c> for whoever looks at it.
    /// </summary>
    public string Page { get; } = "/stream/";

    /// <summary>The entity that a code of this family means when it names none; null: no entity.</summary>
    public string? ImpliedEntity { get; }

    public PlacementStatus Status { get; }

    /// <summary>The placement that took over from a deprecated one; null: none.</summary>
    public string? ReplacedBy { get; }

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

        string head = Name.Substring(0, at);
        string tail = Name.Substring(at + EntityPart.Length);
        return code.Length > head.Length + tail.Length
            && code.StartsWith(head, StringComparison.Ordinal)
            && code.EndsWith(tail, StringComparison.Ordinal)
                ? code.Substring(at, code.Length - head.Length - tail.Length)
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
