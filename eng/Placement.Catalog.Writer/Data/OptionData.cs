namespace Placement.Catalog.Writer.Data;

/// <param name="Key">Of OPTIONS, in the case that Bitrix24 stores.</param>
/// <param name="Property">Of the attribute.</param>
/// <param name="PropertyType">In C#.</param>
/// <param name="Kind">The class of the catalog without the word Kind behind it.</param>
/// <param name="Type">The form of the value in the facts' words.</param>
/// <param name="EncodedAs">The form of the value in the documentation's words.</param>
/// <param name="Summary">Of the property, behind its key; which placements retain it is added.</param>
/// <param name="Values">All that are allowed; null: not listed.</param>
/// <param name="Required">Whether a binding without it is refused.</param>
/// <param name="Default">What is stored when the key is absent.</param>
/// <param name="MaxLength">In characters.</param>
/// <param name="Example">For those who have none yet.</param>
/// <param name="MissingError">The error code that answers a missing required value.</param>
/// <param name="InvalidError">The error code that answers a malformed value.</param>
/// <param name="Note">What else the facts say.</param>
internal sealed record OptionData(
    string Key,
    string Property,
    string PropertyType,
    string Kind,
    string Type,
    string EncodedAs,
    string Summary,
    IReadOnlyList<string>? Values = null,
    bool Required = false,
    string? Default = null,
    int? MaxLength = null,
    string? Example = null,
    string? MissingError = null,
    string? InvalidError = null,
    string? Note = null);
