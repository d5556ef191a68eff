using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Placement.Requests;

/// <summary>
/// Looks into a request that has a ticket for the form that opens a widget: whoever sends both wants one of them to be overlooked. What
/// was read stays there, so that the application reads it with limits of its own.
/// </summary>
internal static class OpeningSearch
{
    private const string Placement = "PLACEMENT";

    /// <summary>Looks into a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="maxLength">Longer forms open no widget.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>Whether it has what opens a widget, and why nobody can say.</returns>
    public static async ValueTask<(bool IsOpening, RequestRefusal? Refusal)> RunAsync(
        HttpContext context, int maxLength, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return default;
        }

        var names = new HashSet<string>(request.Query.Keys, StringComparer.OrdinalIgnoreCase);
        if (FormType.Of(request.ContentType) is not { } type || !RequestForm.HasBody(request) || request.ContentLength > maxLength)
        {
            return (HasProof(names), null);
        }

        try
        {
            if (context.Features.Get<IFormFeature>()?.Form is { } form)
            {
                names.UnionWith(form.Keys);
            }
            else if (request.ContentLength is null)
            {
                return (false, RequestForm.LengthMissing);
            }
            else if (await RequestForm.ReadBodyAsync(request, maxLength, cancellationToken).ConfigureAwait(false) is { } body)
            {
                request.Body = body;
                await AddNamesAsync(names, type, body, cancellationToken).ConfigureAwait(false);
                body.Position = 0;
            }

            return (HasProof(names), null);
        }
        catch (Exception exception) when (RequestForm.Refuse(context, exception) is { } refusal)
        {
            return (false, refusal);
        }
    }

    private static bool HasProof(HashSet<string> names) => names.Contains(Placement) && names.Contains(ClaimFields.OfFrames.MemberId);

    private static async Task AddNamesAsync(
        HashSet<string> names, FormType type, MemoryStream body, CancellationToken cancellationToken)
    {
        if (!type.IsMultipart)
        {
            using var text = new StreamReader(body, leaveOpen: true);
            string form = await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);

            // A question mark would be taken for the beginning of a query, if it came first.
            foreach (QueryStringEnumerable.EncodedNameValuePair field in new QueryStringEnumerable("&" + form))
            {
                names.Add(field.DecodeName().ToString());
            }
        }
        else if (RequestForm.IsBoundary(type.Boundary))
        {
            var parts = new MultipartReader(type.Boundary, body);
            while (await parts.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } part)
            {
                if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? field))
                {
                    names.Add(HeaderUtilities.RemoveQuotes(field.Name).ToString());
                }
            }
        }
    }
}
