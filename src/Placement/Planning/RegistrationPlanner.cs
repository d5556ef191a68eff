using Placement.Bindings;
using Placement.Catalog;

namespace Placement.Planning;

/// <summary>Compares what is declared with what a portal stores. Calls nobody.</summary>
internal static class RegistrationPlanner
{
    /// <summary>The plan after which the portal has exactly the declared bindings.</summary>
    public static RegistrationPlan PlanRegistration(
        IReadOnlyList<WidgetBinding> declared, IReadOnlyList<StoredBinding> stored, BaseAddress baseAddress, RegistrationOptions options)
    {
        Dictionary<BindingIdentity, StoredBinding> byIdentity =
            stored.GroupBy(BindingIdentity.Of).ToDictionary(static rows => rows.Key, static rows => rows.First());
        PlannedAction[] actions = [.. declared.Select(binding => PlanBinding(binding, baseAddress, byIdentity))];
        var identities = new HashSet<BindingIdentity>(actions.Select(static action => action.Identity));
        var stale = new List<StoredBinding>(stored.Where(
            binding => !identities.Contains(BindingIdentity.Of(binding)) && IsToBeRemoved(binding, baseAddress, options)));
        IEnumerable<PlanStep> Steps(PlannedActionKind kind) =>
            actions.Where(action => action.Kind == kind)
                .Select(action => new PlanStep(TakePredecessor(action, stale), action, baseAddress));

        List<PlanStep> steps =
            [.. Steps(PlannedActionKind.Unchanged), .. Steps(PlannedActionKind.Bind), .. Steps(PlannedActionKind.Replace)];
        return new RegistrationPlan([.. steps, .. stale.Select(binding => Remove(binding, baseAddress))]) { Stored = stored };
    }

    /// <summary>The plan after which the portal has none of the declared bindings.</summary>
    public static RegistrationPlan PlanRemoval(
        IReadOnlyList<WidgetBinding> declared, IReadOnlyList<StoredBinding> stored, BaseAddress baseAddress, RegistrationOptions options)
    {
        var identities = new HashSet<BindingIdentity>(declared.Select(binding => BindingIdentity.Of(binding, baseAddress)));
        return new RegistrationPlan(
        [
            .. stored
                .Where(binding => identities.Contains(BindingIdentity.Of(binding)) || IsToBeRemoved(binding, baseAddress, options))
                .Select(binding => Remove(binding, baseAddress)),
        ]);
    }

    /// <summary>The plan after which the portal has none of these bindings.</summary>
    public static RegistrationPlan PlanRemoval(IReadOnlyList<StoredBinding> stored, BaseAddress baseAddress) =>
        new([.. stored.Select(binding => Remove(binding, baseAddress))]);

    private static PlannedAction PlanBinding(
        WidgetBinding binding, BaseAddress baseAddress, Dictionary<BindingIdentity, StoredBinding> stored)
    {
        if (!stored.TryGetValue(BindingIdentity.Of(binding, baseAddress), out StoredBinding? current))
        {
            return new PlannedAction(PlannedActionKind.Bind, binding, baseAddress, stored: null);
        }

        IReadOnlyList<BindingDifference> differences = StoredComparison.Find(binding, baseAddress, current);
        return new PlannedAction(
            differences.Count == 0 ? PlannedActionKind.Unchanged : PlannedActionKind.Replace, binding, baseAddress, current, differences);
    }

    /// <summary>
    /// Where Bitrix24 limits the number of handlers, to one so far, a stale one is removed right before its successor is bound;
    /// it is taken out of <paramref name="stale"/>. Null: there is none.
    /// </summary>
    private static PlannedAction? TakePredecessor(PlannedAction action, List<StoredBinding> stale)
    {
        if (action.Kind != PlannedActionKind.Bind
            || PlacementCatalog.Find(action.Placement)?.Family.MaxCount is null
            || stale.Find(binding => IsSamePlace(BindingIdentity.Of(binding), action.Identity)) is not { } predecessor)
        {
            return null;
        }

        stale.Remove(predecessor);
        return new PlannedAction(predecessor);
    }

    private static bool IsSamePlace(BindingIdentity a, BindingIdentity b) =>
        string.Equals(a.Placement, b.Placement, StringComparison.Ordinal) && a.UserId == b.UserId;

    private static PlanStep Remove(StoredBinding stored, BaseAddress baseAddress) =>
        new(new PlannedAction(stored), binding: null, baseAddress);

    private static bool IsToBeRemoved(StoredBinding binding, BaseAddress baseAddress, RegistrationOptions options)
    {
        // Pages that other methods register stand and fall with those methods, should a portal list them.
        if (PlacementCatalog.Find(binding.Placement) is { Family.BindRule: not BindRule.Registers })
        {
            return false;
        }

        return options.StaleBindings switch
        {
            StaleBindings.Keep => false,
            StaleBindings.RemoveAll => true,
            _ => BaseAddress.OriginOf(binding.Handler) is { } origin
                && (origin == baseAddress.Origin
                    || options.FormerAddresses.Any(address => BaseAddress.OriginOf(address.OriginalString) == origin)),
        };
    }
}
