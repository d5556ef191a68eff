using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Placement.Requests;

/// <summary>Reads the query and the form of requests, within limits.</summary>
internal sealed class RequestReader(IOptions<PlacementOptions> options)
{
    private static readonly RequestRefusal QueryTooLong = new(StatusCodes.Status413PayloadTooLarge, "query_too_long");

    /// <summary>Reads a request. The form wins where both have a field.</summary>
    /// <returns>
    /// The fields, or why there are none. A client that has gone away is <see cref="RequestRefusal.ClientGone"/>: nobody reads an answer.
    /// </returns>
    public async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<ReadRequest>() is { } read)
        {
            return (read.Fields, read.Refusal);
        }

        (RequestFields? fields, RequestRefusal? refusal) = await ReadCoreAsync(context, cancellationToken).ConfigureAwait(false);
        context.Features.Set(new ReadRequest(fields, refusal));
        return (fields, refusal);
    }

    /// <summary>Reads the query alone, and leaves the body to the application.</summary>
    /// <returns>The fields, or why there are none.</returns>
    public (RequestFields? Fields, RequestRefusal? Refusal) ReadQuery(HttpContext context)
    {
        var fields = new FieldList(options.Value.RequestLimits);
        return Result(context, fields, ReadQuery(context, fields));
    }

    /// <summary>
    /// Whether a request would open a widget if it had nothing else that proves something. Its body stays there, for the application to
    /// read as it likes: forms that are longer than those of portals are not looked at.
    /// </summary>
    /// <returns>Whether it would, and why nobody can say.</returns>
    public ValueTask<(bool IsOpening, RequestRefusal? Refusal)> SearchOpeningAsync(
        HttpContext context, CancellationToken cancellationToken) =>
        OpeningSearch.RunAsync(context, options.Value.RequestLimits.MaxBodyLength, cancellationToken);

    private async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadCoreAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        var fields = new FieldList(options.Value.RequestLimits);
        return Result(
            context,
            fields,
            ReadQuery(context, fields)
                ?? await RequestForm.ReadAsync(context, fields, options.Value.RequestLimits, cancellationToken).ConfigureAwait(false));
    }

    private RequestRefusal? ReadQuery(HttpContext context, FieldList fields)
    {
        string query = context.Request.QueryString.Value ?? "";
        return query.Length > options.Value.RequestLimits.MaxQueryLength ? QueryTooLong : fields.AddEncoded(query.AsMemory());
    }

    private static (RequestFields? Fields, RequestRefusal? Refusal) Result(
        HttpContext context, FieldList fields, RequestRefusal? refusal) =>
        refusal is null ? (new RequestFields(fields, context.Connection.RemoteIpAddress), null) : (null, refusal);
}
