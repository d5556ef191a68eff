using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Placement.Components;

/// <summary>Makes the parameters of a component of an object's properties.</summary>
internal static class ComponentParameters
{
    /// <summary>Why trimmed applications hand over a dictionary.</summary>
    public const string Reflection =
        "The properties are read by reflection, and trimming may remove them. Hand over a dictionary in its place.";

    /// <summary>The values of all public properties by their names.</summary>
    /// <exception cref="ArgumentException">The component has no parameter for one of them.</exception>
    [RequiresUnreferencedCode(Reflection)]
    public static IDictionary<string, object?> Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(
        object parameters)
        where TComponent : IComponent
    {
        Dictionary<string, object?> values = parameters is IEnumerable<KeyValuePair<string, object?>> pairs
            ? new(pairs, StringComparer.Ordinal)
            : parameters.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0)
                .ToDictionary(static property => property.Name, property => property.GetValue(parameters), StringComparer.Ordinal);
        if (NamesOf(typeof(TComponent)) is { } known
            && values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new ArgumentException(
                $"{typeof(TComponent)} has no parameter {unknown}. "
                + (known.Length == 0 ? "It has none." : $"It has {string.Join(", ", known.Order(StringComparer.Ordinal))}."),
                nameof(parameters));
        }

        return values;
    }

    /// <summary>The component's parameters; null: it takes others, too.</summary>
    private static string[]? NamesOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type component)
    {
        if (component.GetMethod(nameof(ComponentBase.SetParametersAsync), [typeof(ParameterView)])?.DeclaringType != typeof(ComponentBase))
        {
            return null;
        }

        (PropertyInfo Property, ParameterAttribute? Parameter)[] parameters =
            [.. component.GetProperties().Select(static property => (property, property.GetCustomAttribute<ParameterAttribute>()))];
        return parameters.Any(static property => property.Parameter is { CaptureUnmatchedValues: true })
            ? null
            : [.. parameters.Where(static property => property.Parameter is not null).Select(static property => property.Property.Name)];
    }
}
