namespace Placement;

/// <summary>
/// Declares that this class is a widget and where Bitrix24 shows it. Repeat the attribute to show one widget in several
/// places.
/// </summary>
/// <remarks>
/// <para>The source generator turns the declaration into the parameters of <c>placement.bind</c>; nothing is read by
/// reflection at run time. Texts are trimmed, as the server does; what is not set is not sent.</para>
/// <para>The display options (from <see cref="IconName"/> on) go into OPTIONS, and only for placements that retain them:
/// Bitrix24 silently drops all others.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WidgetPlacementAttribute : Attribute
{
    /// <summary>Declares a placement of the widget.</summary>
    /// <param name="placement">
    /// The code: a constant of <see cref="Placements"/>, or a literal such as <c>"CRM_DYNAMIC_128_DETAIL_TAB"</c>. It is
    /// sent in upper case. A <c>*</c> in place of an entity type id stands for every smart process of the portal.
    /// </param>
    public WidgetPlacementAttribute(string placement) => Placement = placement;

    /// <summary>The placement's code.</summary>
    public string Placement { get; }

    /// <summary>
    /// The address that Bitrix24 opens: a path that begins with <c>/</c> and is appended to the application's base
    /// address, or an absolute http or https URL. Default: <c>/widgets/</c> and the class name in kebab case
    /// (<c>DealSupplies</c> is <c>/widgets/deal-supplies</c>).
    /// </summary>
    public string? Handler { get; set; }

    /// <summary>
    /// TITLE: the caption of the tab, menu item or button. Default: Bitrix24 shows the application's name.
    /// </summary>
    public string? Title { get; set; }

    /// <summary>DESCRIPTION: stored by Bitrix24 and hardly shown.</summary>
    public string? Description { get; set; }

    /// <summary>GROUP_NAME: gathers the items of several widgets under one name, where the placement groups items.</summary>
    public string? GroupName { get; set; }

    /// <summary>
    /// USER_ID: registers the widget for this user only. Supported by <c>PAGE_BACKGROUND_WORKER</c> alone. Users are
    /// mostly known at run time only: see <see cref="RegistrationOptions.Users"/>.
    /// </summary>
    public int UserId { get; set; }

    /// <summary>
    /// <c>iconName</c>: a Font Awesome 4 icon such as <c>fa-truck</c>; Latin letters, blanks and hyphens, at most 50
    /// characters. Required for IM_TEXTAREA, IM_SIDEBAR and IM_NAVIGATION.
    /// </summary>
    public string? IconName { get; set; }

    /// <summary>
    /// <c>context</c>: in which chats the widget shows. Default: all. For IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU,
    /// IMMOBILE_CONTEXT_MENU and IM_SMILES_SELECTOR; the mobile application does not enforce it.
    /// </summary>
    public ChatContexts Context { get; set; }

    /// <summary>
    /// <c>role</c>: who sees the widget. Default: everybody. For the messenger's placements; the mobile application does
    /// not enforce it.
    /// </summary>
    public WidgetRole Role { get; set; }

    /// <summary>
    /// <c>extranet</c>: whether external users see the widget. Default: they do not. For the messenger's placements; the
    /// mobile application does not enforce it.
    /// </summary>
    public bool Extranet { get; set; }

    /// <summary><c>color</c>: the icon's color. For IM_TEXTAREA and IM_SIDEBAR.</summary>
    public IconColor Color { get; set; }

    /// <summary><c>width</c> of the widget's window in per cent, at least 0; Bitrix24's default is 100. For IM_TEXTAREA.</summary>
    public int Width { get; set; }

    /// <summary><c>height</c> of the widget's window in per cent, at least 0; Bitrix24's default is 100. For IM_TEXTAREA.</summary>
    public int Height { get; set; }

    /// <summary>
    /// <c>errorHandlerUrl</c>: where Bitrix24 reports that it removed the widget because it loaded too slowly; a path or
    /// an absolute URL, like <see cref="Handler"/>. Required for PAGE_BACKGROUND_WORKER.
    /// </summary>
    public string? ErrorHandler { get; set; }

    /// <summary>
    /// <c>groupId</c>: shows the widget in tasks of these workgroups and projects only. Default: in all tasks. For
    /// TASK_VIEW_TAB and TASK_VIEW_SIDEBAR.
    /// </summary>
    public int[]? GroupIds { get; set; }

    /// <summary>
    /// <c>countries</c>: the ids of the countries that the search works for. Default: all. For
    /// CRM_REQUISITE_AUTOCOMPLETE and CRM_BANK_DETAIL_AUTOCOMPLETE.
    /// </summary>
    public int[]? Countries { get; set; }

    /// <summary>
    /// <c>useBuiltInInterface</c>: the widget sends a layout that Bitrix24 renders, in place of own markup. For
    /// CRM_…_DETAIL_ACTIVITY.
    /// </summary>
    public bool UseBuiltInInterface { get; set; }

    /// <summary>
    /// <c>newUserNotificationTitle</c>: the title of the notice that introduces the widget to a user. For
    /// CRM_…_DETAIL_ACTIVITY.
    /// </summary>
    public string? NewUserNotificationTitle { get; set; }

    /// <summary>
    /// <c>newUserNotificationText</c>: the text of the notice that introduces the widget to a user. For
    /// CRM_…_DETAIL_ACTIVITY.
    /// </summary>
    public string? NewUserNotificationText { get; set; }

    /// <summary>
    /// An image file below the application's base directory, with <c>/</c> between folders. It is read when registering
    /// and sent as ICON.
    /// </summary>
    public string? Icon { get; set; }
}
