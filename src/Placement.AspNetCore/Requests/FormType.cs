using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Placement.Requests;

/// <summary>
/// What a request says that its body is. Forms are read as UTF-8 alone, so that nothing means one thing here and another elsewhere.
/// </summary>
/// <param name="IsMultipart">Whether the form has parts.</param>
/// <param name="IsUtf8">Whether no other charset is named.</param>
/// <param name="Boundary">What stands between the parts; null: not said.</param>
internal sealed record FormType(bool IsMultipart, bool IsUtf8, string? Boundary)
{
    private const string PlainForm = "application/x-www-form-urlencoded";
    private const string MultipartForm = "multipart/form-data";
    private const string Charset = "charset";

    private static readonly FormType Plain = new(IsMultipart: false, IsUtf8: true, Boundary: null);

    /// <summary>Reads a content type.</summary>
    /// <returns>The type; null: it is no form's.</returns>
    public static FormType? Of(string? contentType)
    {
        if (PlainForm.Equals(contentType, StringComparison.OrdinalIgnoreCase))
        {
            return Plain;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type))
        {
            return null;
        }

        bool isMultipart = type.MediaType.Equals(MultipartForm, StringComparison.OrdinalIgnoreCase);
        return isMultipart || type.MediaType.Equals(PlainForm, StringComparison.OrdinalIgnoreCase)
            ? new FormType(isMultipart, NamesOnlyUtf8(type), HeaderUtilities.RemoveQuotes(type.Boundary).Value)
            : null;
    }

    /// <summary>Whether a part of a form names no charset but UTF-8.</summary>
    public static bool IsPartUtf8(string? contentType) =>
        contentType is null || (MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) && NamesOnlyUtf8(type));

    private static bool NamesOnlyUtf8(MediaTypeHeaderValue type) => type.Parameters.All(static parameter =>
        !parameter.Name.Equals(Charset, StringComparison.OrdinalIgnoreCase) || IsUtf8Name(HeaderUtilities.RemoveQuotes(parameter.Value)));

    private static bool IsUtf8Name(StringSegment name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);
}
