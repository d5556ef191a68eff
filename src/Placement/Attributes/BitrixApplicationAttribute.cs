namespace Placement;

/// <summary>What this assembly's Bitrix24 application is: its scopes and its default language.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/scopes/permissions.html">Scopes</seealso>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class BitrixApplicationAttribute : Attribute
{
    /// <summary>
    /// The scopes that the application has, separated by commas: <c>"placement,crm,im"</c>. The compiler then checks that
    /// they cover the placements.
    /// </summary>
    public string? Scopes { get; set; }

    /// <summary>
    /// Bitrix24's code of the language that texts of <see cref="WidgetPlacementAttribute"/> are written in. Default:
    /// <c>en</c>.
    /// </summary>
    public string DefaultLanguage { get; set; } = "en";
}
