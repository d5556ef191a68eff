namespace Placement.Catalog;

/// <summary>One code, resolved: which family it belongs to and which entity type it names.</summary>
internal sealed class PlacementCode
{
    /// <summary>A code that the catalog lists.</summary>
    public PlacementCode(string code, PlacementFamily family)
    {
        Code = code;
        Family = family;
        IsWildcard = code.Contains('*');

        // Where a number may stand, the entity is DYNAMIC_*.
        string? entity = family.EntityPartOf(code) ?? family.ImpliedEntity;
        Entity = IsWildcard ? entity?.Replace("_*", "") : entity;
        CrmEntityType? type = Entity is null ? null : CrmEntityType.Find(Entity);
        EntityTypeId = type?.Id;
        Status = type?.Successor is null ? family.Status : PlacementStatus.Legacy;
        Successor = type?.Successor is { } successor ? family.Name.Replace(PlacementFamily.EntityPart, successor) : family.ReplacedBy;
    }

    /// <summary>A code that stands for one of those that a listed one with a <c>*</c> stands for.</summary>
    /// <param name="code">The code.</param>
    /// <param name="wildcard">The listed one.</param>
    /// <param name="entityTypeId">The smart process; null: the code is a block's.</param>
    public PlacementCode(string code, PlacementCode wildcard, int? entityTypeId)
    {
        Code = code;
        Family = wildcard.Family;
        Entity = wildcard.Entity;
        EntityTypeId = entityTypeId;
        Status = wildcard.Status;
        Successor = wildcard.Successor;
    }

    /// <summary>The code, upper case. A template's part stands as <c>*</c> where no value was asked for.</summary>
    public string Code { get; }

    public PlacementFamily Family { get; }

    /// <summary>The CRM entity in the code, for instance <c>DEAL</c> or <c>DYNAMIC</c>; null: the code names none.</summary>
    public string? Entity { get; }

    /// <summary>The CRM entity type; null: none, or a <c>*</c> that stands for all of the portal's own.</summary>
    public int? EntityTypeId { get; }

    /// <summary>Whether the code stands for every smart process of a portal (or, for blocks, every block).</summary>
    public bool IsWildcard { get; }

    public PlacementStatus Status { get; }

    /// <summary>What to use in place of a deprecated or legacy code; null: nothing.</summary>
    public string? Successor { get; }

    /// <summary>Whether the code can be recommended: <c>placement.bind</c> registers it, and it is documented and shown.</summary>
    public bool IsSuggestable => Status == PlacementStatus.Current && Family.BindRule == BindRule.Registers;
}
