namespace Placement.Catalog;

/// <summary>One code, resolved: which family it belongs to and which entity type it names.</summary>
internal sealed class PlacementCode
{
    public PlacementCode(string code, PlacementFamily family)
    {
        Code = code;
        Family = family;
        Status = family.Status;
        Successor = family.ReplacedBy;
    }

    /// <summary>The code, upper case. A template's part stands as <c>*</c> where no value was asked for.</summary>
    public string Code { get; }

    public PlacementFamily Family { get; }

    /// <summary>The CRM entity in the code, for instance <c>DEAL</c> or <c>DYNAMIC</c>; null: the code names none.</summary>
    public string? Entity { get; init; }

    /// <summary>The CRM entity type; null: none, or a <c>*</c> that stands for all of the portal's own.</summary>
    public int? EntityTypeId { get; init; }

    /// <summary>Whether the code stands for every smart process of a portal (or, for blocks, every block).</summary>
    public bool IsWildcard { get; init; }

    public PlacementStatus Status { get; init; }

    /// <summary>What to use in place of a deprecated or legacy code; null: nothing.</summary>
    public string? Successor { get; init; }

    /// <summary>Whether the code can be recommended: <c>placement.bind</c> registers it, and it is documented and shown.</summary>
    public bool IsSuggestable => Status == PlacementStatus.Current && Family.BindRule == BindRule.Registers;

    /// <summary>A code as the catalog lists it.</summary>
    public static PlacementCode Read(string code, PlacementFamily family)
    {
        // Where a number may stand, the entity is DYNAMIC_*.
        string? name = (family.EntityPartOf(code) ?? family.ImpliedEntity)?.Replace("_*", "");
        CrmEntityType? entity = name is null ? null : CrmEntityType.Find(name);
        var read = new PlacementCode(code, family) { Entity = name, EntityTypeId = entity?.Id, IsWildcard = code.Contains('*') };
        return entity?.Successor is not { } successor
            ? read
            : new PlacementCode(code, family)
            {
                Entity = name,
                EntityTypeId = entity.Id,
                Status = PlacementStatus.Legacy,
                Successor = family.Name.Replace(PlacementFamily.EntityPart, successor),
            };
    }
}
