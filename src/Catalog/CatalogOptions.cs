namespace Placement.Catalog;

/// <summary>The OPTIONS keys that placements retain. One key means the same wherever it occurs.</summary>
internal static class CatalogOptions
{
    /// <summary>The chat context that makes all others ineffective.</summary>
    public const string AllContexts = "ALL";

    private static readonly string[] YesNo = ["Y", "N"];

    public static PlacementOption IconName { get; } = new("iconName", "IconName", OptionKind.IconName)
    {
        Required = true,
        MaxLength = 50,
        Example = "fa-puzzle-piece",
        MissingError = "ERROR_ARGUMENT",
        Note = "missing: ERROR_ARGUMENT",
    };

    public static PlacementOption Extranet { get; } = new("extranet", "Extranet", OptionKind.YesNo)
    {
        AllowedValues = YesNo,
        Default = "N",
        InvalidError = "INVALID_ERROR_EXTRANET",
        Note = "any other value fails: INVALID_ERROR_EXTRANET",
    };

    public static PlacementOption Context { get; } = new("context", "Context", OptionKind.ChoiceList)
    {
        AllowedValues = [AllContexts, "USER", "CHAT", "LINES", "CRM"],
        Default = AllContexts,
        InvalidError = "INVALID_ERROR_CONTEXT",
        Note = "ALL together with others means ALL; any other value fails: INVALID_ERROR_CONTEXT",
    };

    public static PlacementOption Role { get; } = new("role", "Role", OptionKind.Choice)
    {
        AllowedValues = ["USER", "ADMIN"],
        Default = "USER",
        InvalidError = "INVALID_ERROR_ROLE",
        Note = "any other value fails: INVALID_ERROR_ROLE",
    };

    public static PlacementOption Color { get; } = new("color", "Color", OptionKind.Choice)
    {
        AllowedValues =
        [
            "RED", "GREEN", "MINT", "LIGHT_BLUE", "DARK_BLUE", "PURPLE", "AQUA", "PINK", "LIME", "BROWN", "AZURE",
            "KHAKI", "SAND", "ORANGE", "MARENGO", "GRAY", "GRAPHITE",
        ],
    };

    public static PlacementOption Width { get; } = new("width", "Width", OptionKind.Percent) { Default = "100" };

    public static PlacementOption Height { get; } = new("height", "Height", OptionKind.Percent) { Default = "100" };

    public static PlacementOption UseBuiltInInterface { get; } = new("useBuiltInInterface", "UseBuiltInInterface", OptionKind.YesNo)
    {
        AllowedValues = YesNo,
        Default = "N",
        Note = "Y: the interface is described by a layout sent from the frame instead of own markup; the frame is then hidden and its placementOptions carry entityTypeId, entityId, useBuiltInInterface",
    };

    public static PlacementOption NewUserNotificationTitle { get; } = new("newUserNotificationTitle", "NewUserNotificationTitle", OptionKind.Text);

    public static PlacementOption NewUserNotificationText { get; } = new("newUserNotificationText", "NewUserNotificationText", OptionKind.Text)
    {
        Note = "'learn more' opens a slider of 800 px with newUserNotification=Y in the context",
    };

    public static PlacementOption Countries { get; } = new("countries", "Countries", OptionKind.IntegerList)
    {
        Note = "country ids the handler works for; absent: all",
    };

    public static PlacementOption GroupId { get; } = new("groupId", "GroupIds", OptionKind.IntegerList)
    {
        Note = "only tasks of these projects; absent or empty: all tasks",
    };

    public static PlacementOption ErrorHandlerUrl { get; } = new("errorHandlerUrl", "ErrorHandler", OptionKind.Url)
    {
        Required = true,
        MissingError = "EMPTY_ERROR_HANDLER_URL",
        Note = "missing: EMPTY_ERROR_HANDLER_URL; other keys are dropped",
    };

    /// <summary>Every option, in the order in which OPTIONS is written.</summary>
    public static IReadOnlyList<PlacementOption> All { get; } =
    [
        IconName, Extranet, Context, Role, Color, Width, Height,
        UseBuiltInInterface, NewUserNotificationTitle, NewUserNotificationText,
        Countries, GroupId, ErrorHandlerUrl,
    ];

    private static readonly Dictionary<string, PlacementOption> ByKey = All.ToDictionary(static option => option.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, PlacementOption> ByProperty = All.ToDictionary(static option => option.Property, StringComparer.Ordinal);

    /// <summary>The option with this key, compared exactly as Bitrix24 does, or null.</summary>
    public static PlacementOption? FindByKey(string key) => ByKey.TryGetValue(key, out PlacementOption? option) ? option : null;

    /// <summary>The option that this property of the attribute sets, or null.</summary>
    public static PlacementOption? FindByProperty(string property) => ByProperty.TryGetValue(property, out PlacementOption? option) ? option : null;
}
