using System.Globalization;
using System.Text.RegularExpressions;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Oracle;

/// <summary>Which OPTIONS a placement's attribute comes to.</summary>
internal static partial class OptionOracle
{
    /// <summary>
    /// Every option with the property that sets it and what its value is written as, in the order for codes of which nothing is known.
    /// </summary>
    private static readonly (string Key, string Property, Func<object?, object?> Encode)[] All =
    [
        ("iconName", "IconName", Text),
        ("extranet", "Extranet", YesNo),
        ("context", "Context", static value => Flags((int)value!)),
        ("role", "Role", static value => EnumText<WidgetRole>((int)value!, least: 0)),
        ("color", "Color", static value => EnumText<IconColor>((int)value!, least: 1)),
        ("width", "Width", Size),
        ("height", "Height", Size),
        ("useBuiltInInterface", "UseBuiltInInterface", YesNo),
        ("newUserNotificationTitle", "NewUserNotificationTitle", Text),
        ("newUserNotificationText", "NewUserNotificationText", Text),
        ("countries", "Countries", Ids),
        ("groupId", "GroupIds", Ids),
        ("errorHandlerUrl", "ErrorHandler", static value => value is string address ? Address(address) : null),
    ];

    /// <summary>Keys with texts or integers, in order.</summary>
    public static IEnumerable<(string Key, object Value)> Of(DeclaredAttribute placement, PlacementFacts facts)
    {
        foreach (string key in facts.Options ?? All.Select(static option => option.Key))
        {
            (_, string property, Func<object?, object?> encode) = All.Single(option => option.Key == key);
            if (placement.Properties.TryGetValue(property, out object? declared) && encode(declared) is { } value)
            {
                yield return (key, value);
            }
        }
    }

    private static string? Text(object? value) => BindingOracle.Trim(value as string);

    private static string YesNo(object? value) => (bool)value! ? "Y" : "N";

    private static object? Size(object? value) => (int)value! >= 0 ? value : null;

    private static string? Ids(object? value) =>
        BindingOracle.Trim(string.Join(
            ',', ((int[]?)value ?? []).Where(static id => id > 0).Select(static id => id.ToString(CultureInfo.InvariantCulture))));

    private static string? Address(string declared) =>
        HandlerOracle.Declared(declared) is { } address && address.StartsWith('/')
            ? BindingOracle.Mark + address
            : HandlerOracle.Declared(declared);

    private static string? Flags(int flags) => BindingOracle.Trim(string.Join(
        ';',
        Enum.GetValues<ChatContexts>()
            .Where(context => context != ChatContexts.None && ((ChatContexts)flags).HasFlag(context))
            .Select(static context => context.ToString().ToUpperInvariant())));

    /// <summary>LightBlue is LIGHT_BLUE.</summary>
    private static string? EnumText<T>(int value, int least)
        where T : struct, Enum =>
        value >= least && Enum.IsDefined(typeof(T), value)
            ? WordEnd().Replace(Enum.GetName(typeof(T), value)!, "_").ToUpperInvariant()
            : null;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordEnd();
}
