using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Placement.Tests.Contexts;

/// <summary>Compares contexts member by member, lists by what is in them.</summary>
internal static class ContextAssert
{
    /// <summary>
    /// Asserts that two contexts are of one type and say the same in every member but <see cref="PlacementContext.Properties"/>.
    /// </summary>
    public static void Same(PlacementContext expected, PlacementContext? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.GetType(), actual.GetType());
        foreach (PropertyInfo member in MembersOf(expected.GetType()))
        {
            Assert.Equal(Describe(member, expected), Describe(member, actual));
        }
    }

    /// <summary>Asserts that a context has the keys of a JSON object, each with its value.</summary>
    public static void HasProperties(string json, PlacementContext context)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(
            document.RootElement.EnumerateObject().Select(static property => (property.Name, property.Value.GetRawText())),
            context.Properties.Select(static property => (property.Key, property.Value.GetRawText())));
    }

    /// <summary>The members that a reader fills from single keys.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type context) =>
        context.GetProperties().Where(static member => member.Name != nameof(PlacementContext.Properties));

    private static string Describe(PropertyInfo member, PlacementContext context) =>
        $"{member.Name} = {Describe(member.GetValue(context))}";

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        _ => FormattableString.Invariant($"{value}"),
    };
}
