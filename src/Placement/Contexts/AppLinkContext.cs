using System.Collections.ObjectModel;
using Placement.Catalog;
using Placement.Contexts.Reading;

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

    internal static new AppLinkContext Read(in ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        Parameters = ReadParameters(values.All),
    };

    private static IReadOnlyDictionary<string, string> ReadParameters(ContextItems items)
    {
        Dictionary<string, string>? parameters = null;
        while (items.MoveNext())
        {
            string name = items.Name;
            if (name == ContextKey.Uri)
            {
                continue;
            }

            // The last one counts, as for every key, be it one that is left out.
            if (items.Current.ToParameter() is { } value)
            {
                (parameters ??= new(StringComparer.Ordinal))[name] = value;
            }
            else
            {
                parameters?.Remove(name);
            }
        }

        return parameters is { Count: > 0 } ? parameters : ReadOnlyDictionary<string, string>.Empty;
    }
}
