using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Placement.Transport;

/// <summary>Sends posts to a server and reads its answers within limits of time and length.</summary>
/// <param name="http">Sends the posts.</param>
/// <param name="server">Who is called, for messages.</param>
/// <param name="maxLength">The longest answer to read, in bytes.</param>
/// <param name="advice">What to do about an answer that is longer, for messages; empty: nothing.</param>
internal sealed class HttpExchange(HttpClient http, string server, int maxLength, string advice = "")
{
    private const int BufferSize = 16 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new("application/json");
    private static readonly ProductInfoHeaderValue Product =
        new("Placement.Generators", typeof(HttpExchange).Assembly.GetName().Version!.ToString(3));

    /// <summary>Posts once. Nothing is repeated here: of a post without an answer it is not known what it has done.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="content">What.</param>
    /// <param name="method">The name of what is called, for messages.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">There is no answer, or it is too long.</exception>
    public async Task<HttpAnswer> PostAsync(Uri address, HttpContent content, string method, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // HttpClient's own timeout ends with the headers, and the body may never come.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (http.Timeout != Timeout.InfiniteTimeSpan)
        {
            timeout.CancelAfter(http.Timeout);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Accept.Add(AcceptJson);
        if (http.DefaultRequestHeaders.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(Product);
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if (IsRedirected(response))
            {
                return new HttpAnswer(response.StatusCode, response.Headers.Location, IsRedirected: true, Body: default);
            }

            ReadOnlyMemory<byte> body = await ReadAsync(method, response, timeout.Token).ConfigureAwait(false);
            return new HttpAnswer(response.StatusCode, Location: null, IsRedirected: false, body);
        }
        catch (OperationCanceledException cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreachable(method, $"{server} did not answer in time", cancelled);
        }
        catch (Exception failure) when (
            failure is not (BitrixException or ObjectDisposedException or InvalidOperationException or OutOfMemoryException))
        {
            // HttpRequestException, IOException, and whatever the caller's own handlers give up with.
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreachable(method, $"{server} did not answer{FailureCause.Explain(failure)}", failure);
        }
    }

    private static BitrixException Unreachable(string method, string reason, Exception cause) =>
        new($"{method}: {reason}.", cause) { Method = method };

    /// <summary>
    /// Whether the answer is a redirect, or one to a redirect that the handler has followed, which turns a post into a get without body.
    /// </summary>
    private static bool IsRedirected(HttpResponseMessage response) =>
        (int)response.StatusCode is >= 300 and < 400
        || (response.RequestMessage is { } sent && sent.Method != HttpMethod.Post);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is null)
        {
            return default;
        }

        if (response.Content.Headers.ContentLength > maxLength)
        {
            throw TooLong(method, response.StatusCode);
        }

#if NET
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using var answer = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        int count;
#if NET
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
#else
        while ((count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
#endif
        {
            if (answer.Length + count > maxLength)
            {
                throw TooLong(method, response.StatusCode);
            }

            answer.Write(buffer, 0, count);
        }

        return new ReadOnlyMemory<byte>(answer.GetBuffer(), 0, (int)answer.Length);
    }

    private BitrixException TooLong(string method, HttpStatusCode status) =>
        AnswerReader.NoAnswer(
            method, status, $"the answer is longer than {maxLength.ToString(CultureInfo.InvariantCulture)} bytes", advice);
}
