using System.Collections.Concurrent;

namespace Placement.Testing.Calls;

/// <summary>The methods that the portal has, by name in any case.</summary>
internal sealed class MethodTable
{
    private readonly ConcurrentDictionary<string, RestMethod> _methods = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _methods.Keys;

    /// <summary>Adds methods. One that is there already gives way.</summary>
    public void Add(IEnumerable<RestMethod> methods)
    {
        foreach (RestMethod method in methods)
        {
            _methods[method.Name] = method;
        }
    }

    /// <summary>The method with this name; null: there is none.</summary>
    public RestMethod? Find(string name) => _methods.GetValueOrDefault(name);
}
