using Placement.Bindings;
using Placement.Catalog;

namespace Placement.Planning;

/// <summary>Turns the declared bindings into those of one portal: one for each smart process and each user.</summary>
internal static class BindingExpansion
{
    /// <summary>Whether the portal has to be asked which smart processes it has.</summary>
    public static bool NeedsOfferedCodes(IReadOnlyList<WidgetBinding> bindings, RegistrationOptions options) =>
        options.EntityTypeIds is null && bindings.Any(static binding => SmartProcessFamily(binding) is not null);

    /// <summary>
    /// Expands <c>*</c> to <paramref name="offeredCodes"/> of the same family, or to the options' entity types, and
    /// widgets to the options' users. The same binding comes out once: as it is declared for one smart process, if it is.
    /// </summary>
    public static IReadOnlyList<WidgetBinding> Expand(
        IReadOnlyList<WidgetBinding> bindings, IReadOnlyList<string> offeredCodes, BaseAddress baseAddress, RegistrationOptions options)
    {
        (WidgetBinding Binding, BindingIdentity Identity, bool IsExpanded)[] all =
        [
            .. bindings.SelectMany(binding => ExpandEntityTypes(binding, offeredCodes, options)
                .SelectMany(expanded => ExpandUsers(expanded, options))
                .Select(expanded => (expanded, BindingIdentity.Of(expanded, baseAddress), binding.IsWildcard))),
        ];
        var explicitly = new HashSet<BindingIdentity>(all.Where(static entry => !entry.IsExpanded).Select(static entry => entry.Identity));
        var known = new HashSet<BindingIdentity>();
        return
        [
            .. all
                .Where(entry => (!entry.IsExpanded || !explicitly.Contains(entry.Identity)) && known.Add(entry.Identity))
                .Select(static entry => entry.Binding),
        ];
    }

    private static IEnumerable<WidgetBinding> ExpandEntityTypes(
        WidgetBinding binding, IReadOnlyList<string> offeredCodes, RegistrationOptions options)
    {
        // A wildcard that stands for nothing known is sent as it is: the portal's refusal then is in the report.
        if (SmartProcessFamily(binding) is not { } family)
        {
            return [binding];
        }

        if (options.EntityTypeIds is { } entityTypeIds)
        {
            return ForEntityTypes(binding, entityTypeIds);
        }

        PlacementCode[] offered =
            [.. offeredCodes.Select(PlacementCatalog.Find).OfType<PlacementCode>().Where(code => code.Family == family)];

        // A portal may have no smart process, but then it still offers the family for deals and the like. If not, the
        // scope is missing, and the widget must not vanish from the report.
        return offered.Length == 0
            ? [binding]
            : ForEntityTypes(
                binding,
                offered.Where(static code => code.Entity == CrmEntityType.Dynamic).Select(static code => code.EntityTypeId).OfType<int>());
    }

    private static IEnumerable<WidgetBinding> ForEntityTypes(WidgetBinding binding, IEnumerable<int> entityTypeIds) =>
        entityTypeIds.Distinct().OrderBy(static id => id).Select(binding.ForEntityType);

    private static PlacementFamily? SmartProcessFamily(WidgetBinding binding) =>
        binding.IsWildcard && PlacementCatalog.Find(binding.Placement) is { IsWildcard: true, Entity: CrmEntityType.Dynamic } code
            ? code.Family
            : null;

    private static IEnumerable<WidgetBinding> ExpandUsers(WidgetBinding binding, RegistrationOptions options) =>
        binding.WidgetType is { } widgetType && options.Users.TryGetValue(widgetType, out IReadOnlyCollection<int>? users)
            ? users.Select(binding.ForUser)
            : [binding];
}
