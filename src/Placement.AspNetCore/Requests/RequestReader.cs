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

    private async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadCoreAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        RequestLimits limits = options.Value.RequestLimits;
        string query = context.Request.QueryString.Value ?? "";
        if (query.Length > limits.MaxQueryLength)
        {
            return (null, QueryTooLong);
        }

        var fields = new FieldList(limits);
        RequestRefusal? refusal = fields.AddEncoded(query.AsMemory())
            ?? await RequestForm.ReadAsync(context, fields, limits, cancellationToken).ConfigureAwait(false);
        return refusal is null ? (new RequestFields(fields, context.Connection.RemoteIpAddress), null) : (null, refusal);
    }
}
