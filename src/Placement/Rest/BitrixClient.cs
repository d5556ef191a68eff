using System.Net.Http.Headers;

namespace Placement;

/// <summary>Calls REST methods of one portal over HTTP.</summary>
/// <remarks>
/// <para>Calls are JSON posts to the portal's REST address; the access token travels in the body and never in the URL.
/// Instances can be shared between threads.</para>
/// <para>The <see cref="HttpClient"/> stays the caller's: its timeout covers the whole call, and its default headers and
/// handlers apply. Its handler should not follow redirects (<c>AllowAutoRedirect = false</c>): a portal that moved
/// answers with one, and a post that is redirected loses its body or takes the token to another host.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html">REST calls</seealso>
public sealed class BitrixClient : IBitrixClient
{
    private const string Json = "application/json";
    private const int BufferSize = 16 * 1024;

    private static readonly MediaTypeHeaderValue JsonContent = new(Json);
    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new(Json);
    private static readonly ProductInfoHeaderValue Product = new("Placement.Generators", typeof(BitrixClient).Assembly.GetName().Version!.ToString(3));

    private readonly HttpClient _httpClient;
    private readonly PortalTokens _tokens;
    private readonly string _endpoint;
    private readonly AnswerReader _answers;

    /// <summary>Creates a client for one portal and user.</summary>
    /// <param name="httpClient">Sends the calls. It is not disposed.</param>
    /// <param name="tokens">The portal's REST address and the user's access token.</param>
    public BitrixClient(HttpClient httpClient, PortalTokens tokens)
    {
        _httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        _tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));
        _endpoint = tokens.ClientEndpoint.AbsoluteUri.TrimEnd('/') + "/";
        Errors = new ErrorReader(new TokenFilter(tokens));
        _answers = new AnswerReader(Errors);
    }

    /// <summary>The longest answer that is read, in bytes: what is longer is no answer of the REST API.</summary>
    internal int MaxAnswerLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>Reads errors that stand inside of results.</summary>
    internal ErrorReader Errors { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The method is not made of letters, digits, dots and underscores, or the parameters are no JSON object.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
    {
        MethodName.Check(method);
        return SendAsync(method, RequestBody.Create(parameters.Span, _tokens.AccessToken), cancellationToken);
    }

    private static BitrixException Unreachable(string method, string reason, Exception cause) =>
        new($"{method}: {reason}.", cause) { Method = method };

    private async Task<BitrixResponse> SendAsync(string method, byte[] body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // HttpClient's own timeout ends with the headers, and the body may never come.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_httpClient.Timeout != Timeout.InfiniteTimeSpan)
        {
            timeout.CancelAfter(_httpClient.Timeout);
        }

        using HttpRequestMessage request = CreateRequest(method, body);
        try
        {
            using HttpResponseMessage response = await _httpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token)
                .ConfigureAwait(false);
            CheckRedirect(method, response);
            ReadOnlyMemory<byte> answer = await ReadAsync(method, response, timeout.Token).ConfigureAwait(false);
            return _answers.Read(method, response.StatusCode, answer);
        }
        catch (OperationCanceledException cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreachable(method, "the portal did not answer in time", cancelled);
        }
        catch (Exception failure) when (failure is not (BitrixException or ObjectDisposedException or InvalidOperationException or OutOfMemoryException))
        {
            // HttpRequestException, IOException, and whatever the caller's own handlers give up with.
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreachable(method, "the portal did not answer", failure);
        }
    }

    private HttpRequestMessage CreateRequest(string method, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint + method)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = JsonContent } },
        };
        request.Headers.Accept.Add(AcceptJson);
        if (_httpClient.DefaultRequestHeaders.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(Product);
        }

        return request;
    }

    private static void CheckRedirect(string method, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            throw AnswerReader.Redirected(method, response.StatusCode);
        }

        // A handler that follows redirects turns the post into a get without body, which the portal answers in its own way.
        if (response.RequestMessage is { } sent && sent.Method != HttpMethod.Post)
        {
            throw AnswerReader.Redirected(method, System.Net.HttpStatusCode.Found);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is null)
        {
            return default;
        }

        if (response.Content.Headers.ContentLength > MaxAnswerLength)
        {
            throw TooLong(method, response);
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
            if (answer.Length + count > MaxAnswerLength)
            {
                throw TooLong(method, response);
            }

            answer.Write(buffer, 0, count);
        }

        return new ReadOnlyMemory<byte>(answer.GetBuffer(), 0, (int)answer.Length);
    }

    private BitrixException TooLong(string method, HttpResponseMessage response) =>
        AnswerReader.NoAnswer(method, response.StatusCode, FormattableString.Invariant($"the answer is longer than {MaxAnswerLength} bytes"));
}
