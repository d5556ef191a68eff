using System.Collections;
using System.Reflection;

namespace Placement.Testing.Tests.Keeping;

/// <summary>All objects of the portal's own types that an object leads to.</summary>
internal static class ObjectGraph
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Collections =
    [
        "List`1", "Dictionary`2", "SortedDictionary`2", "HashSet`1", "Queue`1", "ConcurrentDictionary`2", "ConcurrentQueue`1",
        "JsonObject", "JsonArray",
    ];

    /// <summary>The types of these objects.</summary>
    public static IReadOnlyCollection<Type> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        var types = new HashSet<Type>();
        while (open.TryPop(out object? current))
        {
            if (!seen.Add(current))
            {
                continue;
            }

            if (IsOwn(current.GetType()))
            {
                types.Add(current.GetType());
            }

            foreach (object next in Next(current))
            {
                open.Push(next);
            }
        }

        return types;
    }

    /// <summary>
    /// Whether objects of a type change: a field can be set, or is a collection that can be filled. Parameters of primary constructors are
    /// fields that nobody sets; what the compiler writes for lambdas holds what belongs to others.
    /// </summary>
    public static bool Changes(Type type) => !type.IsEnum && !type.Name.StartsWith('<') && AllFields(type).Any(static field =>
        Collections.Contains(field.FieldType.Name)
        || (!field.IsInitOnly && !field.Name.EndsWith(">P", StringComparison.Ordinal)));

    private static IEnumerable<object> Next(object current) => current switch
    {
        string => [],
        Delegate { Target: { } target } => [target],
        Delegate => [],
        IEnumerable items when !IsOwn(current.GetType()) => items.Cast<object?>().OfType<object>(),
        _ when IsOwn(current.GetType()) || current.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal) =>
            AllFields(current.GetType()).Select(field => field.GetValue(current)).OfType<object>(),
        _ => [],
    };

    private static bool IsOwn(Type type) => type.Assembly == typeof(LocalPortal).Assembly;

    private static IEnumerable<FieldInfo> AllFields(Type type)
    {
        for (Type? current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(Fields))
            {
                yield return field;
            }
        }
    }
}
