using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Placement.Catalog;
using Placement.Client;
using Placement.Limits;
using Placement.Tokens;
using Placement.Transport;

namespace Placement;

/// <summary>Calls REST methods of one portal over HTTP.</summary>
/// <remarks>
/// <para>Calls are JSON posts to the portal's REST address; the access token travels in the body and never in the URL.
/// Instances can be shared between threads.</para>
/// <para>Tokens are renewed shortly before they expire and when the portal says that they have, once for all clients of the
/// same portal and user. Limits of the portal are waited for within <see cref="BitrixClientOptions.RequestBudget"/>. Nothing is
/// repeated whose outcome is unknown: server faults, timeouts and lost answers are the caller's to judge.</para>
/// <para>The <see cref="HttpClient"/> stays the caller's: its timeout covers each request, and its default headers and
/// handlers apply. Its handler should not follow redirects (<c>AllowAutoRedirect = false</c>): a portal that moved
/// answers with one, and a post that is redirected loses its body or takes the token to another host.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html">REST calls</seealso>
public sealed class BitrixClient : IBitrixClient, IKnownClient
{
    private const string Server = "the portal";
    private const string TooLongAdvice =
        $"If the portal really has that much to say, raise {nameof(BitrixClientOptions)}.{nameof(BitrixClientOptions.MaxAnswerLength)}.";

    private static readonly MediaTypeHeaderValue JsonContent = new("application/json");

    private readonly HttpExchange _exchange;
    private readonly BitrixClientOptions _options;
    private readonly TokenFilter _filter;
    private readonly AnswerReader _answers;
    private readonly ClientLog _log;
    private readonly TokenKeeper _keeper;
    private readonly TokenLineage _lineage;

    private volatile PortalTokens _tokens;

    /// <summary>Creates a client for one portal and user.</summary>
    /// <param name="httpClient">Sends the calls. It is not disposed, and must outlive them.</param>
    /// <param name="tokens">
    /// The portal's REST address and the user's tokens. Clients with the same address, <see cref="PortalTokens.MemberId"/> and
    /// <see cref="PortalTokens.UserId"/> share what is renewed, so these must be verified, not merely what a request says.
    /// </param>
    /// <param name="options">How tokens are renewed and limits heeded; null: tokens are not renewed, and the defaults apply.</param>
    /// <exception cref="ArgumentException">Only one of client id and client secret is given.</exception>
    public BitrixClient(HttpClient httpClient, PortalTokens tokens, BitrixClientOptions? options = null)
    {
        _ = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        _tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));
        _options = options ?? new BitrixClientOptions();
        if (string.IsNullOrEmpty(_options.ClientId) != string.IsNullOrEmpty(_options.ClientSecret))
        {
            throw new ArgumentException(
                $"{nameof(BitrixClientOptions.ClientId)} and {nameof(BitrixClientOptions.ClientSecret)} belong together: give both, or "
                + "neither.",
                nameof(options));
        }

        _exchange = new HttpExchange(httpClient, Server, _options.MaxAnswerLength, TooLongAdvice);
        _filter = new TokenFilter(tokens, _options.ClientSecret, _options.AlternateClientSecret);
        Errors = new ErrorReader(_filter);
        _answers = new AnswerReader(Errors);
        _log = new ClientLog(_options.LoggerFactory);
        _keeper = new TokenKeeper(_options, new TokenEndpoint(httpClient, _options, Errors), _filter, _log);
        _lineage = _options.Lineages.Find(TokenOwner.Of(tokens, _options.ClientId));
    }

    /// <summary>
    /// The newest tokens of the portal and user that are known here: the given ones, until they are renewed or the portal moves.
    /// </summary>
    internal PortalTokens Tokens => _lineage.Newest(_tokens);

    /// <summary>A number from 0 to 1 that is different each time.</summary>
    internal Func<double> Random { get; init; } = RandomNumber.Next;

    /// <summary>Reads errors that stand inside of results.</summary>
    internal ErrorReader Errors { get; }

    PortalTokens IKnownClient.Tokens => Tokens;

    ErrorReader IKnownClient.Errors => Errors;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The method is not made of letters, digits, dots and underscores, or the parameters are no JSON object.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
    {
        MethodName.Check(method);
        RequestBody.Check(parameters.Span);

        // A copy: the call may be repeated long after the caller has used the memory for something else.
        return TracedAsync(method, parameters.ToArray(), cancellationToken);
    }

    private async Task<BitrixResponse> TracedAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        using Activity? activity = ClientLog.StartCall(method, _tokens.ClientEndpoint);
        try
        {
            BitrixResponse response = await RepeatedAsync(method, parameters, cancellationToken).ConfigureAwait(false);
            ClientLog.EndActivity(activity);
            return response;
        }
        catch (BitrixException failure)
        {
            ClientLog.EndActivity(activity, failure);
            throw;
        }
    }

    /// <summary>
    /// Calls until there is an answer, or an error that repeating does not help. Each reason to repeat has a limit of its own.
    /// </summary>
    private async Task<BitrixResponse> RepeatedAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        var budget = new WaitBudget(_options.RequestBudget);
        PortalTokens tokens = await CurrentTokensAsync(method, cancellationToken).ConfigureAwait(false);
        bool isRenewed = false;
        bool isMoved = false;
        int queryLimits = 0;
        while (true)
        {
            await TakeTurnAsync(method, tokens, budget, cancellationToken).ConfigureAwait(false);
            try
            {
                (BitrixResponse? response, Uri? movedTo) = await SendAsync(
                    method, parameters, tokens, mayMove: !isMoved, cancellationToken).ConfigureAwait(false);
                if (response is not null)
                {
                    return response;
                }

                tokens = await MoveAsync(method, tokens, movedTo!, cancellationToken).ConfigureAwait(false);
                isMoved = true;
            }
            catch (BitrixException refusal) when (BitrixError.Find(refusal.Code) is { Refusal: var kind and not RefusalKind.Final })
            {
                switch (kind)
                {
                    case RefusalKind.QueryLimit:
                        FillBucket(tokens);
                        await WaitAsync(
                            method, tokens, refusal, Backoff.AfterQueryLimit(queryLimits++, Random()), budget, cancellationToken)
                            .ConfigureAwait(false);
                        break;
                    case RefusalKind.OperatingTimeLimit:
                        TimeSpan wait = Backoff.AfterOperatingTimeLimit(refusal.Time?.OperatingResetAt, _options.TimeProvider.GetUtcNow());
                        await WaitAsync(method, tokens, refusal, wait, budget, cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        tokens = await RenewAfterAsync(method, tokens, refusal, kind, isRenewed, cancellationToken).ConfigureAwait(false);
                        isRenewed = true;
                        break;
                }
            }
        }
    }

    /// <summary>The newest tokens; renewed ones if they are about to expire.</summary>
    private async Task<PortalTokens> CurrentTokensAsync(string method, CancellationToken cancellationToken)
    {
        PortalTokens tokens = Use(_lineage.Newest(_tokens));
        if (!_keeper.IsDue(tokens) || !CanReplace(tokens))
        {
            return tokens;
        }

        try
        {
            return Use(await RenewAsync(tokens, cancellationToken).ConfigureAwait(false));
        }
        catch (BitrixException) when (!_keeper.HasExpired(tokens))
        {
            // They are still good for this call.
            return tokens;
        }
        catch (Exception failure) when (failure is BitrixException or TokenStoreException)
        {
            throw NotRenewed(method, failure);
        }
    }

    private async Task<PortalTokens> RenewAfterAsync(
        string method, PortalTokens tokens, BitrixException refusal, RefusalKind kind, bool isRenewed, CancellationToken cancellationToken)
    {
        if (isRenewed && kind == RefusalKind.InvalidToken)
        {
            _lineage.GiveUp(tokens);
        }

        if (isRenewed || !CanReplace(tokens) || (kind == RefusalKind.InvalidToken && _lineage.IsGivenUp(tokens)))
        {
            throw refusal;
        }

        PortalTokens renewed;
        try
        {
            renewed = await RenewAsync(tokens, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is BitrixException or TokenStoreException)
        {
            throw NotRenewed(method, failure);
        }

        return renewed.AccessToken == tokens.AccessToken ? throw refusal : Use(renewed);
    }

    /// <summary>Other tokens than those that expired. A cluster renews them in one place; then they are found in the store.</summary>
    private async Task<PortalTokens> RenewAsync(PortalTokens tokens, CancellationToken cancellationToken)
    {
        if (_options.RenewTogether is { } renewTogether && _keeper.HasStore)
        {
            await renewTogether(tokens, cancellationToken).ConfigureAwait(false);
        }

        return await _lineage.RenewAsync(tokens, _keeper, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renews the tokens that the client has, on behalf of all hosts.</summary>
    /// <exception cref="BitrixException">They could not be renewed.</exception>
    /// <exception cref="TokenStoreException">The store failed.</exception>
    internal Task RenewAsync(CancellationToken cancellationToken) => _lineage.RenewAsync(_tokens, _keeper, cancellationToken);

    /// <summary>Whether there may be other tokens: from the authorization server, or from the store.</summary>
    private bool CanReplace(PortalTokens tokens) => _keeper.HasStore || _keeper.CanRenew(tokens);

    private PortalTokens Use(PortalTokens tokens)
    {
        if (!ReferenceEquals(tokens, _tokens))
        {
            _filter.Add(tokens);
            _tokens = tokens;
        }

        return tokens;
    }

    private async Task<PortalTokens> MoveAsync(string method, PortalTokens tokens, Uri movedTo, CancellationToken cancellationToken)
    {
        try
        {
            return Use(await _lineage.MoveAsync(tokens, movedTo, _keeper, cancellationToken).ConfigureAwait(false));
        }
        catch (TokenStoreException failure)
        {
            throw Because(method, "the portal has moved, and its new address could not be kept", failure);
        }
    }

    /// <summary>Waits until the portal has room for a request, as far as this process or its cluster knows.</summary>
    private async Task TakeTurnAsync(string method, PortalTokens tokens, WaitBudget budget, CancellationToken cancellationToken)
    {
        if (_options.RateLimit is not { } rate)
        {
            return;
        }

        Uri endpoint = tokens.ClientEndpoint;
        Task<bool> turn = _options.Turns is { } turns
            ? turns.EnterAsync(endpoint.Authority, rate, budget.Left, cancellationToken)
            : LeakyBuckets.Shared.EnterAsync(endpoint.Authority, rate, _options.TimeProvider, budget.Left, cancellationToken);
        bool hasToWait = !turn.IsCompleted;
        long start = _options.TimeProvider.GetTimestamp();
        if (!await turn.ConfigureAwait(false))
        {
            var limit = new BitrixException(
                $"{method}: {BitrixError.QueryLimit}: too many calls are waiting for the portal. A longer wait is not within "
                + $"{nameof(BitrixClientOptions.RequestBudget)}; nothing was sent.")
            {
                Method = method,
                Code = BitrixError.QueryLimit,
            };
            _log.OutOfBudget(method, endpoint, limit);
            throw limit;
        }

        if (hasToWait)
        {
            TimeSpan waited = _options.TimeProvider.GetElapsedTime(start);
            budget.Take(waited);
            _log.WaitedForTurn(method, endpoint, waited);
        }
    }

    private void FillBucket(PortalTokens tokens)
    {
        if (_options.RateLimit is not { } rate)
        {
            return;
        }

        if (_options.Turns is { } turns)
        {
            turns.Fill(tokens.ClientEndpoint.Authority, rate);
        }
        else
        {
            LeakyBuckets.Shared.Fill(tokens.ClientEndpoint.Authority, rate, _options.TimeProvider);
        }
    }

    private async Task WaitAsync(
        string method, PortalTokens tokens, BitrixException limit, TimeSpan wait, WaitBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.TryTake(wait))
        {
            _log.OutOfBudget(method, tokens.ClientEndpoint, limit);
            throw limit;
        }

        _log.Waits(method, tokens.ClientEndpoint, limit, wait);
        await _options.TimeProvider.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One request: the answer, or where the portal has moved to.</summary>
    private async Task<(BitrixResponse? Response, Uri? MovedTo)> SendAsync(
        string method, ReadOnlyMemory<byte> parameters, PortalTokens tokens, bool mayMove, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(tokens.ClientEndpoint.AbsoluteUri.TrimEnd('/') + "/");
        var content = new ByteArrayContent(RequestBody.Create(parameters.Span, tokens.AccessToken))
        {
            Headers = { ContentType = JsonContent },
        };
        long start = _options.TimeProvider.GetTimestamp();
        try
        {
            HttpAnswer answer = await _exchange
                .PostAsync(new Uri(endpoint, method), content, method, cancellationToken)
                .ConfigureAwait(false);
            if (answer.IsRedirected)
            {
                Uri movedTo = Follow(method, endpoint, answer, mayMove);
                _log.Moved(method, endpoint, movedTo, _options.TimeProvider.GetElapsedTime(start));
                return (null, movedTo);
            }

            BitrixResponse response = _answers.Read(method, answer.Status, answer.Body);
            _log.Answered(method, endpoint, _options.TimeProvider.GetElapsedTime(start));
            return (response, null);
        }
        catch (BitrixException failure)
        {
            _log.Failed(method, endpoint, failure, _options.TimeProvider.GetElapsedTime(start));
            throw;
        }
    }

    /// <exception cref="BitrixException">The redirect is not one of a portal that has moved, or there was one already.</exception>
    private Uri Follow(string method, Uri endpoint, HttpAnswer answer, bool mayMove)
    {
        bool isMove =
            answer.Status is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or (HttpStatusCode)308;
        if (mayMove
            && isMove
            && answer.Location is { } location
            && EndpointPolicy.Follow(endpoint, method, location, _options.IsPortal) is { } movedTo)
        {
            return movedTo;
        }

        _log.RedirectRefused(method, endpoint);
        HttpStatusCode status = (int)answer.Status is >= 300 and < 400 ? answer.Status : HttpStatusCode.Found;
        throw AnswerReader.Redirected(method, status);
    }

    private static BitrixException NotRenewed(string method, Exception cause) =>
        Because(method, "the access token has to be renewed, which failed", cause);

    /// <summary>Makes an exception for one call of a cause that many calls may share.</summary>
    private static BitrixException Because(string method, string what, Exception cause)
    {
        string message = $"{method}: {what}: {cause.Message}";
        return cause is BitrixException refusal
            ? new BitrixException(message, refusal)
            {
                Method = method,
                Code = refusal.Code,
                Description = refusal.Description,
                StatusCode = refusal.StatusCode,
            }
            : new BitrixException(message, cause.InnerException) { Method = method };
    }
}
