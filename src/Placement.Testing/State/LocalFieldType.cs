namespace Placement.Testing;

/// <summary>A type of custom fields that the application has registered, as the portal stores it.</summary>
/// <param name="Id">The number of the registration, at least 1. It is never given twice.</param>
/// <param name="UserTypeId">The code, lower case.</param>
/// <param name="Handler">The URL of the page that shows the field, exactly as it was sent.</param>
/// <param name="Texts">The texts by Bitrix24's language code; they have titles and descriptions only.</param>
/// <param name="Height">The height of the field in pixels; 0: the portal's own.</param>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html">userfieldtype.add</seealso>
public sealed record LocalFieldType(
    int Id, string UserTypeId, string Handler, IReadOnlyDictionary<string, LocalizedText> Texts, int Height);
