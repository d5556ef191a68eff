namespace Placement.Testing;

/// <summary>A widget that an application has registered, as the portal stores it.</summary>
/// <param name="Id">The number of the registration, at least 1. It is never given twice.</param>
/// <param name="Placement">The placement's code, upper case.</param>
/// <param name="Handler">The handler's URL, exactly as it was sent.</param>
/// <param name="UserId">The only user who sees the widget; 0: everybody.</param>
/// <param name="Title">The title in the portal's default language; empty: there is none in that language.</param>
/// <param name="Description">The description in the portal's default language; empty: there is none in that language.</param>
/// <param name="Texts">The texts by Bitrix24's language code. Their members are never null.</param>
/// <param name="Options">The options that the placement retains, defaults included. A value that is no text stands as JSON.</param>
/// <param name="IconFileName">The name of the image that was sent as ICON; null: none.</param>
/// <param name="Icon">The content of that image; empty: none.</param>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
public sealed record LocalBinding(
    int Id,
    string Placement,
    string Handler,
    int UserId,
    string Title,
    string Description,
    IReadOnlyDictionary<string, LocalizedText> Texts,
    IReadOnlyDictionary<string, string> Options,
    string? IconFileName = null,
    ReadOnlyMemory<byte> Icon = default);
