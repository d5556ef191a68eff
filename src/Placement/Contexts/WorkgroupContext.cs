using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A workgroup or project.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/workgroups/detail-tab.html">SONET_GROUP_DETAIL_TAB</seealso>
public sealed record WorkgroupContext : PlacementContext
{
    /// <summary>The group, at least 1, from the address of the page where the portal does not name it; 0: not known.</summary>
    public int GroupId { get; init; }

    internal static new WorkgroupContext Read(ContextValues values)
    {
        string? uri = values.Uri;
        return new()
        {
            Uri = uri,
            Properties = values.Properties,
            GroupId = values.OptionalId(ContextMember.GroupId) ?? new PageAddress(uri).GroupId ?? 0,
        };
    }
}
