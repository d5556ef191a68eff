using System.Globalization;
using Placement.Catalog;

namespace Placement.Testing.State;

/// <summary>The placements that this portal has: the catalog, for its smart processes and its age.</summary>
internal sealed class PortalPlacements(LocalPortalOptions options)
{
    /// <summary>The placement that an application with these scopes can register; null: there is none.</summary>
    public PlacementCode? Find(string code, IReadOnlyCollection<string> scopes) =>
        PlacementCatalog.Find(code) is { } found && IsOffered(found) && Covers(scopes, found) ? found : null;

    /// <summary>Whether the portal has a placement, in upper case, whatever scopes it needs.</summary>
    public bool Has(string code) => PlacementCatalog.Find(code) is { } found && found.Code == code && IsOffered(found);

    /// <summary>What an application with these scopes sees.</summary>
    public IEnumerable<PlacementCode> For(IReadOnlyCollection<string> scopes) => All.Where(code => Covers(scopes, code));

    /// <summary>Everything that applications can register here, whatever their scopes.</summary>
    public IEnumerable<PlacementCode> All => PlacementCatalog.Codes.SelectMany(Expanded).Where(IsOffered);

    private static bool Covers(IReadOnlyCollection<string> scopes, PlacementCode code) =>
        code.Family.RegistrationScope is not { } scope || scopes.Contains(scope);

    private IEnumerable<PlacementCode> Expanded(PlacementCode code) =>
        code is { IsWildcard: true, Entity: CrmEntityType.Dynamic }
            ? options.EntityTypeIds
                .Select(id => code.Code.Replace("*", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
                .Select(static code => PlacementCatalog.Find(code))
                .OfType<PlacementCode>()
            : [code];

    /// <summary>Whether the portal has it. A code with <c>*</c> has no entity type id, and so is of no smart process.</summary>
    private bool IsOffered(PlacementCode code) =>
        code.Family.BindRule is BindRule.Registers or BindRule.AcceptsWithoutShowing
        && (code.Status != PlacementStatus.Legacy || options.HasOldInvoices)
        && (code.Entity != CrmEntityType.Dynamic || (code.EntityTypeId is { } id && options.EntityTypeIds.Contains(id)));
}
