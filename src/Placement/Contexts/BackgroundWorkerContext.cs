using Placement.Contexts;

namespace Placement;

/// <summary>A hidden frame on a page of the portal.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html">PAGE_BACKGROUND_WORKER</seealso>
public sealed record BackgroundWorkerContext : PlacementContext
{
    internal static new BackgroundWorkerContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
    };
}
