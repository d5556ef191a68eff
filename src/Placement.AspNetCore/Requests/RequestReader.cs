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
    public ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(
        HttpContext context, CancellationToken cancellationToken) => context.Features.Get<ReadRequest>() is { } read
            ? ValueTask.FromResult((read.Fields, read.Refusal))
            : ReadOnceAsync(context, cancellationToken);

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

    private async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadOnceAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        var list = new FieldList(options.Value.RequestLimits);
        (RequestFields? fields, RequestRefusal? refusal) = Result(
            context,
            list,
            ReadQuery(context, list)
                ?? await RequestForm.ReadAsync(context, list, options.Value.RequestLimits, cancellationToken).ConfigureAwait(false));
        context.Features.Set(new ReadRequest(fields, refusal));
        return (fields, refusal);
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
