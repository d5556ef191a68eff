namespace Placement;

/// <summary>A link to the application, <c>/marketplace/view/{code}/?params[key]=value</c>.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/app-url.html">REST_APP_URI</seealso>
public sealed record AppLinkContext : PlacementContext
{
    /// <summary>The link's own parameters by name, compared exactly. Anybody can write a link: check what it asks for.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
