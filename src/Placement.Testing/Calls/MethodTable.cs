using System.Collections.Concurrent;

namespace Placement.Testing.Calls;

/// <summary>The methods that the portal has, by name in any case.</summary>
/// <param name="taught">What answers in the portal's place, the first before the second.</param>
/// <param name="otherwise">Answers methods that neither they nor the portal have; null: nobody does.</param>
internal sealed class MethodTable(IReadOnlyList<IMethodSource> taught, IMethodSource? otherwise = null)
{
    private readonly ConcurrentDictionary<string, RestMethod> _methods = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names =>
        taught.SelectMany(static source => source.Names).Concat(_methods.Keys).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds methods of the portal's own. One that is there already gives way.</summary>
    public void Add(IEnumerable<RestMethod> methods)
    {
        foreach (RestMethod method in methods)
        {
            _methods[method.Name] = method;
        }
    }

    /// <summary>The method with this name; null: there is none.</summary>
    public RestMethod? Find(string name)
    {
        RestMethod? own = _methods.GetValueOrDefault(name);
        RestMethod? other = taught.Select(source => source.Find(name)).FirstOrDefault(static method => method is not null);

        if (own is null && other is null)
        {
            return otherwise?.Find(name);
        }

        // Who may call a method is Bitrix24's to say, whoever answers it. Batches run methods, and are none that could be taught.
        return own is null or { IsBatch: true } || other is null ? own ?? other : own with { Execute = other.Execute };
    }
}
