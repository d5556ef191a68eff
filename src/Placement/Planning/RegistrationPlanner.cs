using Placement.Bindings;
using Placement.Catalog;

namespace Placement.Planning;

/// <summary>Compares what is declared with what a portal stores. Calls nobody.</summary>
internal static class RegistrationPlanner
{
    /// <summary>The way to exactly the declared bindings.</summary>
    public static RegistrationPlan PlanRegistration(
        IReadOnlyList<DeclaredBinding> declared, IReadOnlyList<StoredBinding> stored, BaseAddress baseAddress, RegistrationOptions options)
    {
        Dictionary<BindingIdentity, StoredBinding> byIdentity = stored.GroupBy(BindingIdentity.Of).ToDictionary(static rows => rows.Key, static rows => rows.First());
        var unchanged = new List<PlannedAction>();
        var replacements = new List<PlannedAction>();
        var additions = new List<DeclaredBinding>();
        foreach (DeclaredBinding binding in declared)
        {
            if (!byIdentity.TryGetValue(binding.Identity, out StoredBinding? current))
            {
                additions.Add(binding);
            }
            else if (StoredComparison.IsAsDeclared(binding, current))
            {
                unchanged.Add(new PlannedAction(PlannedActionKind.Unchanged, binding, current));
            }
            else
            {
                replacements.Add(new PlannedAction(PlannedActionKind.Replace, binding, current));
            }
        }

        var declaredIdentities = new HashSet<BindingIdentity>(declared.Select(static binding => binding.Identity));
        var stale = new List<StoredBinding>(stored.Where(
            binding => !declaredIdentities.Contains(BindingIdentity.Of(binding)) && IsToBeRemoved(binding, baseAddress, options)));
        List<PlannedAction> binds = PlanAdditions(additions, stale);
        return new RegistrationPlan([.. unchanged, .. binds, .. replacements, .. stale.Select(Remove)]);
    }

    /// <summary>The way to none of the declared bindings.</summary>
    public static RegistrationPlan PlanRemoval(
        IReadOnlyList<DeclaredBinding> declared, IReadOnlyList<StoredBinding> stored, BaseAddress baseAddress, RegistrationOptions options)
    {
        var declaredIdentities = new HashSet<BindingIdentity>(declared.Select(static binding => binding.Identity));
        return new RegistrationPlan(
        [
            .. stored
                .Where(binding => declaredIdentities.Contains(BindingIdentity.Of(binding)) || IsToBeRemoved(binding, baseAddress, options))
                .Select(Remove),
        ]);
    }

    /// <summary>
    /// Binds in the declared order. Where Bitrix24 limits the number of handlers, to one so far, a stale one goes right
    /// before its successor; it is taken out of <paramref name="stale"/>.
    /// </summary>
    private static List<PlannedAction> PlanAdditions(List<DeclaredBinding> additions, List<StoredBinding> stale)
    {
        var actions = new List<PlannedAction>();
        foreach (DeclaredBinding addition in additions)
        {
            if (PlacementCatalog.Find(addition.Identity.Placement)?.Family.MaxCount is not null
                && stale.Find(binding => IsSamePlace(BindingIdentity.Of(binding), addition.Identity)) is { } predecessor)
            {
                stale.Remove(predecessor);
                actions.Add(new PlannedAction(PlannedActionKind.Remove, declared: null, predecessor) { MakesRoom = true });
            }

            actions.Add(new PlannedAction(PlannedActionKind.Bind, addition, stored: null));
        }

        return actions;
    }

    private static bool IsSamePlace(BindingIdentity a, BindingIdentity b) =>
        string.Equals(a.Placement, b.Placement, StringComparison.Ordinal) && a.UserId == b.UserId;

    private static PlannedAction Remove(StoredBinding stored) => new(PlannedActionKind.Remove, declared: null, stored);

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
                && (origin == baseAddress.Origin || options.FormerAddresses.Any(address => BaseAddress.OriginOf(address.OriginalString) == origin)),
        };
    }
}
