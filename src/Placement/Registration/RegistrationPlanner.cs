using Placement.Catalog;

namespace Placement;

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
        List<PlannedAction> binds = PlanAdditions(additions, stored, stale);
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
    /// Binds in the declared order. Where the placement has no room for one more handler, a stale one goes right before;
    /// it is taken out of <paramref name="stale"/>.
    /// </summary>
    private static List<PlannedAction> PlanAdditions(List<DeclaredBinding> additions, IReadOnlyList<StoredBinding> stored, List<StoredBinding> stale)
    {
        var actions = new List<PlannedAction>();
        var counts = new Dictionary<(string Placement, int UserId), int>();
        foreach (StoredBinding binding in stored)
        {
            counts[PlaceOf(BindingIdentity.Of(binding))] = CountAt(binding.Placement.ToUpperInvariant(), binding.UserId) + 1;
        }

        foreach (DeclaredBinding addition in additions)
        {
            (string placement, int userId) = PlaceOf(addition.Identity);
            int count = CountAt(placement, userId) + 1;
            if (count > PlacementCatalog.Find(placement)?.Family.MaxCount
                && stale.Find(binding => PlaceOf(BindingIdentity.Of(binding)) == (placement, userId)) is { } predecessor)
            {
                stale.Remove(predecessor);
                actions.Add(new PlannedAction(PlannedActionKind.Remove, declared: null, predecessor) { MakesRoom = true });
                count--;
            }

            counts[(placement, userId)] = count;
            actions.Add(new PlannedAction(PlannedActionKind.Bind, addition, stored: null));
        }

        return actions;

        int CountAt(string placement, int userId) => counts.TryGetValue((placement, userId), out int count) ? count : 0;
    }

    private static (string Placement, int UserId) PlaceOf(BindingIdentity identity) => (identity.Placement, identity.UserId);

    private static PlannedAction Remove(StoredBinding stored) => new(PlannedActionKind.Remove, declared: null, stored);

    private static bool IsToBeRemoved(StoredBinding binding, BaseAddress baseAddress, RegistrationOptions options)
    {
        // Pages that other methods register stand and fall with those methods, should a portal list them.
        if (PlacementCatalog.Find(binding.Placement)?.Family is { } family && family.RegisteredWith != PlacementFamily.PlacementBind)
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
