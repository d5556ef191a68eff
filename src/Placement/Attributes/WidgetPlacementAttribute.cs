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
public sealed partial class WidgetPlacementAttribute : Attribute
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
    /// An image file below the application's base directory, with <c>/</c> between folders. It is read when registering
    /// and sent as ICON.
    /// </summary>
    public string? Icon { get; set; }
}
