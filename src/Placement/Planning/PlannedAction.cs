using Placement.Planning;

namespace Placement;

/// <summary>What registering is going to do with one binding.</summary>
public sealed class PlannedAction
{
    internal PlannedAction(PlannedActionKind kind, DeclaredBinding? declared, StoredBinding? stored)
    {
        Kind = kind;
        Declared = declared;
        Binding = declared?.Binding;
        Stored = stored;
        if (declared is not null)
        {
            Identity = declared.Identity;
            Title = declared.Title;
        }
        else if (stored is not null)
        {
            Identity = BindingIdentity.Of(stored);
            Title = stored.DisplayTitle;
        }
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

    internal BindingIdentity Identity { get; }

    internal DeclaredBinding? Declared { get; }

    /// <summary>Whether this removal only makes room for the next action, which binds the successor.</summary>
    internal bool MakesRoom { get; init; }

    /// <summary>One line as a diff has it, for a person to read.</summary>
    public override string ToString() => $"{Mark} {Placement} {Handler}{HandlerSuffix}";

    internal char Mark => Kind switch
    {
        PlannedActionKind.Bind => '+',
        PlannedActionKind.Replace => '~',
        PlannedActionKind.Remove => '-',
        _ => '=',
    };

    internal string HandlerSuffix => UserId is { } user ? FormattableString.Invariant($" (user {user})") : "";
}
