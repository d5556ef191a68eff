using Placement.Bindings;
using Placement.Planning;

namespace Placement;

/// <summary>What registering is going to do with one binding.</summary>
public sealed class PlannedAction
{
    /// <summary>What is done about a declared binding.</summary>
    internal PlannedAction(
        PlannedActionKind kind, WidgetBinding declared, BaseAddress baseAddress, StoredBinding? stored,
        IReadOnlyList<BindingDifference>? differences = null)
    {
        Differences = differences ?? [];
        Kind = kind;
        Binding = declared;
        Stored = stored;
        Identity = BindingIdentity.Of(declared, baseAddress);
        Title = declared.Title ?? declared.Texts.Values.Select(static text => text.Title).FirstOrDefault(static title => title is not null);
    }

    /// <summary>The removal of a binding that the portal stores.</summary>
    internal PlannedAction(StoredBinding stored)
    {
        Differences = [];
        Kind = PlannedActionKind.Remove;
        Stored = stored;
        Identity = BindingIdentity.Of(stored);
        Title = stored.DisplayTitle;
    }

    /// <summary>What is done.</summary>
    public PlannedActionKind Kind { get; }

    /// <summary>The declared binding; null: the code does not declare it (any more).</summary>
    public WidgetBinding? Binding { get; }

    /// <summary>The binding as the portal stores it; null: it does not.</summary>
    public StoredBinding? Stored { get; }

    /// <summary>The placement's code.</summary>
    public string Placement => Identity.Placement;

    /// <summary>The handler's URL.</summary>
    public string Handler => Identity.Handler;

    /// <summary>The only user who sees the widget; null: everybody.</summary>
    public int? UserId => Identity.UserId == 0 ? null : Identity.UserId;

    /// <summary>The widget's title; null: none is declared.</summary>
    public string? Title { get; }

    /// <summary>Why it is replaced; empty: it is not.</summary>
    public IReadOnlyList<BindingDifference> Differences { get; }

    internal BindingIdentity Identity { get; }

    /// <summary>
    /// One line as a diff has it, for a person to read: <c>~ CRM_DEAL_DETAIL_TAB https://… TITLE "Supplies" -> "Supplies 2"</c>.
    /// </summary>
    public override string ToString() => $"{Mark} {Placement} {Handler}{HandlerSuffix} {DifferencesText}".TrimEnd();

    internal char Mark => Kind switch
    {
        PlannedActionKind.Bind => '+',
        PlannedActionKind.Replace => '~',
        PlannedActionKind.Remove => '-',
        _ => '=',
    };

    /// <summary>Why it is replaced, in one line; empty: it is not.</summary>
    internal string DifferencesText => string.Join(", ", Differences);

    internal string HandlerSuffix => UserId is { } user ? FormattableString.Invariant($" (user {user})") : "";
}
