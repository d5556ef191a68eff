using System.Collections.ObjectModel;
using System.Text.Json;
using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A link to the application, <c>/marketplace/view/{code}/?params[key]=value</c>.</summary>
/// <remarks>
/// A parameter called <c>URI</c> takes the place of Bitrix24's, and nothing tells one from the other: it is in
/// <see cref="PlacementContext.Uri"/> if it is a path, and never in <see cref="Parameters"/>. Choose another name.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/app-url.html">REST_APP_URI</seealso>
public sealed record AppLinkContext : PlacementContext
{
    /// <summary>
    /// The link's own parameters by name, compared exactly. Anybody can write a link: check what it asks for. Nested parameters
    /// are in <see cref="PlacementContext.Properties"/> only.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    internal static new AppLinkContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        Parameters = ReadParameters(values.Properties),
    };

    private static IReadOnlyDictionary<string, string> ReadParameters(PlacementProperties properties)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in properties)
        {
            if (name != ContextKey.Uri && new ContextValue(value).ToParameter() is { } parameter)
            {
                parameters.Add(name, parameter);
            }
        }

        return parameters.Count > 0 ? parameters : ReadOnlyDictionary<string, string>.Empty;
    }
}
