using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest.Tokens;

/// <summary>A portal and its authorization server at one address: the first pair of tokens has expired, each renewal makes the next.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    public const string ClientId = "local.0123456789abcd.12345678";
    public const string ClientSecret = "secret-of-the-application";

    private readonly object _gate = new();
    private readonly List<string> _events = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CannedServer? _server;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private int _generation = 1;

    private TokenServer()
    {
    }

    /// <summary>The portal's identity. No two are alike: a port that was free may have been another test's portal.</summary>
    public string MemberId => _id;

    public Uri Endpoint => new(_server!.Address, "rest/");

    /// <summary>What happened in which order: <c>call A2</c>, <c>renew R1</c>, and what a test adds.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>What the portal answers to a token that is not the newest.</summary>
    public string TokenError { get; set; } = "expired_token";

    /// <summary>What the portal knows of no pair at all.</summary>
    public bool RefusesAll { get; set; }

    /// <summary>Answers in place of the authorization server; false: it does not.</summary>
    public Func<HttpContext, Task<bool>>? Renewal { get; set; }

    /// <summary>More members of a token answer, with a comma before each.</summary>
    public string MoreMembers { get; set; } = "";

    public int Renewals => Events.Count(static entry => entry.StartsWith("renew", StringComparison.Ordinal));

    public static async Task<TokenServer> StartAsync()
    {
        var server = new TokenServer();
        server._server = await CannedServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>A pair of tokens: the first has expired.</summary>
    public PortalTokens Tokens(int generation = 0) => new(Endpoint, Access(generation))
    {
        RefreshToken = Refresh(generation),
        ServerEndpoint = Endpoint,
        MemberId = MemberId,
        UserId = 7,
    };

    public string Access(int generation) => $"access-secret-{generation}-{_id}";

    public string Refresh(int generation) => $"refresh-secret-{generation}-{_id}";

    public void Add(string entry)
    {
        lock (_gate)
        {
            _events.Add(entry);
            _added.TrySetResult();
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until something has happened.</summary>
    public async Task SeenAsync(string entry, CancellationToken cancellationToken, int times = 1)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_events.Count(seen => seen == entry) >= times)
                {
                    return;
                }

                added = _added.Task;
            }

            await added.WaitAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string body = ((ReceivedRequest)context.Items[typeof(ReceivedRequest)]!).Body;
        if (context.Request.Path == "/oauth/token/")
        {
            await RenewAsync(context, body);
            return;
        }

        using var json = JsonDocument.Parse(body);
        string token = json.RootElement.GetProperty("auth").GetString()!;
        Add("call " + Short(token));
        bool isCurrent;
        lock (_gate)
        {
            isCurrent = !RefusesAll && token == Access(_generation);
        }

        context.Response.StatusCode = isCurrent ? 200 : 401;
        await context.Response.WriteAsync(isCurrent ? """{"result":true}""" : $$"""{"error":"{{TokenError}}","error_description":"No good: {{token}}"}""");
    }

    private async Task RenewAsync(HttpContext context, string body)
    {
        Dictionary<string, string> form = body.Split('&').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal("refresh_token", form["grant_type"]);
        Assert.Equal((ClientId, ClientSecret), (form["client_id"], form["client_secret"]));
        Assert.Equal("POST", context.Request.Method);
        Assert.Equal("", context.Request.QueryString.ToString());
        Add("renew " + Short(form["refresh_token"]));
        if (Renewal is { } renewal && await renewal(context))
        {
            return;
        }

        int generation;
        lock (_gate)
        {
            // Whatever is renewed, the answer is the newest pair, which ends what came before it.
            generation = ++_generation;
        }

        await context.Response.WriteAsync(
            $$"""{"access_token":"{{Access(generation)}}","refresh_token":"{{Refresh(generation)}}","expires_in":3600,"domain":"oauth.bitrix.info","member_id":"{{MemberId}}","user_id":7{{MoreMembers}}}""");
    }

    private static string Short(string token)
    {
        string[] parts = token.Split('-');
        return parts.Length == 4 ? parts[0][..1].ToUpperInvariant() + parts[2] : "?";
    }
}
