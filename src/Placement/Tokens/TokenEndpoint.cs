using System.Text.Json;
using Placement.Catalog;
using Placement.Transport;

namespace Placement.Tokens;

/// <summary>The authorization server's part in a renewal: a refresh token in, a new pair out.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/oauth/index.html</remarks>
internal sealed class TokenEndpoint(HttpClient http, IRenewalOptions options, ErrorReader errors)
{
    /// <summary>What is called, for messages.</summary>
    public const string Name = "oauth/token";

    private const string Server = "the authorization server";
    private const int MaxAnswerLength = 64 * 1024;

    /// <summary>
    /// A renewal is shared, so it must end even where the caller's HttpClient has no timeout, and well before its claim does.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly HttpExchange _exchange = new(http, Server, MaxAnswerLength);

    /// <summary>Whether everything is there that a renewal takes.</summary>
    public bool CanRenew(PortalTokens tokens) =>
        options.ClientId is not null && !string.IsNullOrEmpty(tokens.RefreshToken) && tokens.ServerEndpoint is not null;

    /// <summary>Exchanges the refresh token, which is used up by that.</summary>
    /// <exception cref="BitrixException">The server refused, did not answer, or its answer has no tokens.</exception>
    public async Task<PortalTokens> RenewAsync(PortalTokens tokens)
    {
        Uri address = EndpointPolicy.TokenAddress(tokens, options.AuthorizationHosts)
            ?? throw new BitrixException($"{Name}: {tokens.ServerEndpoint!.Host} is no authorization server that may have the client secret. If it is one, add it to {nameof(BitrixClientOptions)}.{nameof(BitrixClientOptions.AuthorizationHosts)}.") { Method = Name };
        try
        {
            return await RenewAsync(address, tokens, options.ClientSecret!).ConfigureAwait(false);
        }
        catch (BitrixException refusal) when (
            !string.IsNullOrEmpty(options.AlternateClientSecret) && BitrixError.Find(refusal.Code) is { Subject: ErrorSubject.Client })
        {
            return await RenewAsync(address, tokens, options.AlternateClientSecret!).ConfigureAwait(false);
        }
    }

    private async Task<PortalTokens> RenewAsync(Uri address, PortalTokens tokens, string credential)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = options.ClientId!,
            ["client_secret"] = credential,
            ["refresh_token"] = tokens.RefreshToken!,
        });
        using var timeout = new CancellationTokenSource(Timeout);
        HttpAnswer answer;
        try
        {
            answer = await _exchange.PostAsync(address, form, Name, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            throw new BitrixException($"{Name}: {Server} did not answer in time.", cancelled) { Method = Name };
        }
        catch (Exception failure) when (failure is ObjectDisposedException or InvalidOperationException)
        {
            throw new BitrixException($"{Name}: the HttpClient could not be used. It must outlive the calls that it makes.", failure) { Method = Name };
        }

        return Read(tokens, answer);
    }

    private PortalTokens Read(PortalTokens tokens, HttpAnswer answer)
    {
        if (answer.IsRedirected)
        {
            throw AnswerReader.NoAnswer(Name, answer.Status, "the authorization server answers with a redirect");
        }

        using JsonDocument document = AnswerReader.Parse(Name, answer.Status, answer.Body);
        JsonElement root = document.RootElement;
        string? access = Lenient.Text(root, "access_token");
        string? refresh = Lenient.Text(root, "refresh_token");
        if (Lenient.TryGet(root, "error", out JsonElement error) && (!ErrorReader.IsBlank(error) || string.IsNullOrEmpty(access)))
        {
            // wrong_client comes with status 200.
            throw WithAdvice(errors.Read(Name, answer.Status, root, error, time: null));
        }

        if ((int)answer.Status >= 400 || string.IsNullOrWhiteSpace(access) || string.IsNullOrWhiteSpace(refresh))
        {
            throw AnswerReader.NoAnswer(Name, answer.Status, "the answer has no tokens");
        }

        string? member = Lenient.Text(root, "member_id");
        int? user = Lenient.Integer(root, "user_id");
        bool isOther = (tokens.MemberId is { } knownMember && !string.IsNullOrEmpty(member) && !string.Equals(member, knownMember, StringComparison.OrdinalIgnoreCase))
            || (tokens.UserId is { } knownUser && user is { } namedUser && namedUser != knownUser);
        if (isOther)
        {
            throw AnswerReader.NoAnswer(Name, answer.Status, $"the answer is for another portal or user than the tokens say. Correct {nameof(PortalTokens.MemberId)} and {nameof(PortalTokens.UserId)}");
        }

        // "domain" is the authorization server's, whatever its name suggests.
        return tokens with
        {
            AccessToken = access!,
            RefreshToken = refresh,
            ExpiresAt = ExpiryOf(root),
            MemberId = tokens.MemberId ?? (string.IsNullOrEmpty(member) ? null : member),
            UserId = tokens.UserId ?? user,
            ClientEndpoint = EndpointOf(root, "client_endpoint") is { } client && MayMove(tokens.ClientEndpoint, client)
                ? client
                : tokens.ClientEndpoint,
            ServerEndpoint = EndpointOf(root, "server_endpoint") is { } server && EndpointPolicy.TokenAddress(tokens with { ServerEndpoint = server }, options.AuthorizationHosts) is not null
                ? server
                : tokens.ServerEndpoint,
        };
    }

    private bool MayMove(Uri from, Uri to) => EndpointPolicy.MayMove(from, to) && options.IsPortal?.Invoke(to) != false;

    /// <summary>Counted from now where the answer allows it: this machine's clock may differ from the server's.</summary>
    private DateTimeOffset? ExpiryOf(JsonElement root)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        return Lenient.Number(root, "expires_in") is { } seconds and > 0 and < int.MaxValue
            ? now.AddSeconds(seconds)
            : AnswerReader.UnixTime(Lenient.Number(root, "expires"));
    }

    private static Uri? EndpointOf(JsonElement root, string name) =>
        Uri.TryCreate(Lenient.Text(root, name), UriKind.Absolute, out Uri? endpoint) && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0
            ? endpoint
            : null;

    private static BitrixException WithAdvice(BitrixException refusal)
    {
        string? advice = BitrixError.Find(refusal.Code)?.RenewalAdvice;
        return advice is null ? refusal : new BitrixException($"{refusal.Message.TrimEnd('.')}. {advice}")
        {
            Method = refusal.Method,
            Code = refusal.Code,
            Description = refusal.Description,
            StatusCode = refusal.StatusCode,
        };
    }
}
