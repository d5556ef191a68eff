using System.Globalization;
using Placement.Catalog;

namespace Placement.Contexts;

/// <summary>What is known about a placement before one of its widgets is opened.</summary>
internal sealed class ContextSource
{
    private readonly ContextKind _kind;

    public ContextSource(PlacementFamily family)
    {
        _kind = ContextKind.Find(family.Context);
        Keys = FindKeys(family);
    }

    /// <param name="family">What is known about the code's family.</param>
    /// <param name="code">A code with an entity type.</param>
    public ContextSource(ContextSource family, PlacementCode code)
    {
        _kind = family._kind;
        Keys = family.Keys;
        EntityTypeId = code.EntityTypeId ?? 0;
        EntityTypeName = code.Entity switch
        {
            CrmEntityType.Dynamic =>
                EntityTypeId == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{CrmEntityType.Dynamic}_{EntityTypeId}"),
            var name => name ?? "",
        };
    }

    /// <summary>
    /// The keys that a member is read from, most telling first: those of the placement's own pages, then those under which
    /// other placements with the same context send the same.
    /// </summary>
    public ILookup<ContextMember, string> Keys { get; }

    /// <summary>The CRM entity type in the code; 0: there is none, or it stands for all of a portal's own.</summary>
    public int EntityTypeId { get; }

    /// <summary>The CRM entity type in the code, as codes name it; empty: there is none.</summary>
    public string EntityTypeName { get; } = "";

    public Type ContextType => _kind.Type;

    /// <summary>The context of a widget that was opened with these keys.</summary>
    public PlacementContext Read(PlacementProperties properties) => _kind.Read(new ContextValues(properties, this));

    private static ILookup<ContextMember, string> FindKeys(PlacementFamily family) => PlacementCatalog.Families
        .Where(other => other.Context == family.Context)
        .Prepend(family)
        .SelectMany(static relative => relative.ContextKeys.Concat(relative.MoreContextKeys))
        .Where(static key => key.Member != ContextMember.None && key.Name != ContextKey.Any)
        .Append(new ContextKey($"{ContextKey.Uri} {nameof(ContextMember.Uri)}"))
        .DistinctBy(static key => key.Name)
        .ToLookup(static key => key.Member, static key => key.Name);
}
