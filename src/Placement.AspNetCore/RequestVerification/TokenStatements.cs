using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Placement.Portals;

namespace Placement.RequestVerification;

/// <summary>
/// Knows what tokens are worth, and asks where it does not: about one token once at a time, about few at the same time, and not again
/// about what was just refused. So a flood of requests does not become one of questions.
/// </summary>
/// <param name="servers">Are asked.</param>
/// <param name="turns">Says whose question is next, and whose is one too many: that one is not verifiable.</param>
/// <param name="loggers">Is told of questions that are not asked.</param>
/// <param name="timeProvider">The clock; null: the system's.</param>
internal sealed class TokenStatements(
    AuthorizationServers servers, QuestionTurns turns, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    private const int MaxRemembered = 10_000;

    /// <summary>A token that is taken from its user counts so long still.</summary>
    private static readonly TimeSpan LongestTrust = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Distrust = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger("Placement.TokenStatements");
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<TokenStatement> _valid = new(timeProvider ?? TimeProvider.System, MaxRemembered);
    private readonly BoundedCache<TokenStatement> _refused = new(timeProvider ?? TimeProvider.System, MaxRemembered);
    private readonly object _gate = new();
    private readonly Dictionary<string, Task<TokenStatement>> _asked = new(StringComparer.Ordinal);

    /// <summary>What a server has said of a token lately; null: nothing.</summary>
    public TokenStatement? Recall(Uri server, string accessToken)
    {
        string key = KeyOf(server, accessToken);
        return _refused.Find(key) ?? _valid.Find(key);
    }

    /// <summary>What a server says of a token, even if it has said before that the token is valid.</summary>
    /// <param name="server">Any address of the server, which the policy has let pass.</param>
    /// <param name="accessToken">The token.</param>
    /// <param name="claim">Whose question it is.</param>
    /// <param name="cancellationToken">Gives up waiting. The question is answered for the others.</param>
    public Task<TokenStatement> AskAsync(Uri server, string accessToken, OriginClaim claim, CancellationToken cancellationToken)
    {
        string key = KeyOf(server, accessToken);
        lock (_gate)
        {
            if (_refused.Find(key) is { } known)
            {
                return Task.FromResult(known);
            }

            if (!_asked.TryGetValue(key, out Task<TokenStatement>? asked))
            {
                // Begun here, so that questions get their turns in the order in which they come.
                ValueTask<RateLimitLease> turn = turns.EnterAsync(claim);
                asked = Task.Run(() => AskInTurnAsync(key, server, accessToken, turn), CancellationToken.None);
                _asked.Add(key, asked);
            }

            return asked.WaitAsync(cancellationToken);
        }
    }

    private static string KeyOf(Uri server, string accessToken) => SecretDigest.KeyOf(server.Authority, accessToken);

    private async Task<TokenStatement> AskInTurnAsync(string key, Uri server, string accessToken, ValueTask<RateLimitLease> turn)
    {
        using RateLimitLease lease = await turn.ConfigureAwait(false);
        TokenStatement statement = TokenStatement.Refused(OriginRefusal.NotVerifiable);
        try
        {
            if (lease.IsAcquired)
            {
                statement = await servers.AskAsync(server, accessToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate)
            {
                if (!lease.IsAcquired)
                {
                    VerificationEvents.TooMany(_logger, _asked.Count);
                }

                Remember(key, statement);
                _asked.Remove(key);
            }
        }

        return statement;
    }

    /// <summary>A server that did not answer is asked again: it says nothing about the token.</summary>
    private void Remember(string key, TokenStatement statement)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        switch (statement.Refusal)
        {
            case OriginRefusal.None:
                DateTimeOffset latest = now + LongestTrust;
                _valid.Set(key, statement, statement.ExpiresAt < latest ? statement.ExpiresAt.Value : latest);
                break;
            case OriginRefusal.InvalidAccessToken:
                _refused.Set(key, statement, now + Distrust);
                break;
        }
    }
}
