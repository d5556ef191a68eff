using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.State;

/// <summary>What the application has put down on the portal, for itself and for each of its users.</summary>
internal sealed class OptionStore
{
    private readonly object _gate = new();

    /// <summary>By user; 0: the application's own.</summary>
    private readonly Dictionary<int, Dictionary<string, JsonNode?>> _options = [];

    /// <summary>Adds options; of equal names the new one counts.</summary>
    public void Set(int userId, IEnumerable<KeyValuePair<string, JsonNode?>> options)
    {
        lock (_gate)
        {
            if (!_options.TryGetValue(userId, out Dictionary<string, JsonNode?>? stored))
            {
                _options.Add(userId, stored = new(StringComparer.Ordinal));
            }

            foreach ((string name, JsonNode? value) in options)
            {
                stored[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>One option; null: there is none.</summary>
    public JsonNode? Find(int userId, string name)
    {
        lock (_gate)
        {
            return _options.GetValueOrDefault(userId)?.GetValueOrDefault(name)?.DeepClone();
        }
    }

    /// <summary>All options as a map.</summary>
    public JsonNode All(int userId)
    {
        lock (_gate)
        {
            return PhpValue.Map((_options.GetValueOrDefault(userId) ?? [])
                .Select(static option => KeyValuePair.Create(option.Key, option.Value?.DeepClone())));
        }
    }

    /// <summary>All options by user; 0: the application's own.</summary>
    public IReadOnlyDictionary<int, JsonObject> Content()
    {
        lock (_gate)
        {
            return _options.ToDictionary(
                static user => user.Key,
                static user => new JsonObject(
                    user.Value.Select(static option => KeyValuePair.Create(option.Key, option.Value?.DeepClone()))));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _options.Clear();
        }
    }
}
