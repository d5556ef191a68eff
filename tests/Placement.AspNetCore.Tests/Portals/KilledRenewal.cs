using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Http;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>A process that is killed, by the system and without a warning, while it renews the tokens of a portal.</summary>
internal sealed class KilledRenewal : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly TestDatabase _database;
    private readonly KillPoint _point;
    private readonly LocalPortal _portal;
    private readonly WorkerProcess _worker;
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RealServer _server = null!;
    private DbConnection? _blocking;

    private KilledRenewal(TestDatabase database, KillPoint point, LocalPortal portal, WorkerProcess worker) =>
        (_database, _point, _portal, _worker) = (database, point, portal, worker);

    public static async Task<KilledRenewal> StartAsync(TestDatabase database, DirectoryInfo keys, IPortalStore store, KillPoint point)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: stop);
        var renewal = new KilledRenewal(database, point, portal, await WorkerProcess.StartAsync(database, keys));
        renewal._server = await RealServer.StartAsync(renewal.ForwardAsync);
        PortalTokens tokens = portal.IssueTokens() with { ServerEndpoint = new Uri(renewal._server.Address, "rest/") };
        await store.SaveAsync(
            new Portal
            {
                MemberId = portal.MemberId,
                ClientEndpoint = portal.Endpoint,
                ServerEndpoint = tokens.ServerEndpoint,
                Tokens = tokens,
                State = PortalState.Installed,
            },
            stop);
        return renewal;
    }

    /// <summary>Lets the process renew, until it is killed.</summary>
    public async Task RunAsync()
    {
        LocalPortalOptions options = _portal.Options;
        Task<string> call = _worker.DoAsync($"call 2 {_portal.MemberId} {options.ClientId} {options.ClientSecret}");
        if (_point == KillPoint.AfterWrite)
        {
            Assert.Equal("done", await call);
            Kill();
        }
        else
        {
            await _killed.Task.WaitAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => call);
        }

        if (_blocking is not null)
        {
            await _blocking.DisposeAsync();
        }
    }

    /// <summary>Calls the portal as a process does that starts hours later, and reads what is stored.</summary>
    public async Task CallAsync(IPortalStore store, TimeProvider clock)
    {
        Portal stored = (await store.FindAsync(_portal.MemberId, TestContext.Current.CancellationToken))!;
        var client = new BitrixClient(_http, stored.Tokens!, new BitrixClientOptions
        {
            ClientId = _portal.Options.ClientId,
            ClientSecret = _portal.Options.ClientSecret,
            TokenStore = store.AsTokenStore(),
            RateLimit = null,
            TimeProvider = clock,
        });
        await client.GetApplicationInfoAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _worker.DisposeAsync();
        await _server.DisposeAsync();
        await _portal.DisposeAsync();
        _http.Dispose();
    }

    private void Kill()
    {
        if (!_killed.Task.IsCompleted)
        {
            _worker.Kill();
            _killed.SetResult();
        }
    }

    /// <summary>Stands before the authorization server.</summary>
    private async Task ForwardAsync(HttpContext context)
    {
        bool isFirst = !_killed.Task.IsCompleted;
        string path = context.Request.Path.Value!.TrimStart('/');
        if (isFirst && _point == KillPoint.BeforeExchange)
        {
            Kill();
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        using var content = new StringContent(
            await reader.ReadToEndAsync(CancellationToken.None), Encoding.UTF8, context.Request.ContentType!.Split(';')[0]);
        using HttpResponseMessage answer = await _http.PostAsync(
            new Uri(_portal.AuthorizationServer, path), content, CancellationToken.None);
        string text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (isFirst && _point == KillPoint.BeforeAnswer)
        {
            Kill();
            return;
        }

        if (isFirst && _point == KillPoint.BeforeWrite)
        {
            await BlockWritesAsync();
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text, CancellationToken.None);
        await context.Response.CompleteAsync();
        if (isFirst && _point == KillPoint.BeforeWrite)
        {
            Kill();
        }
    }

    /// <summary>Somebody else's transaction is about to write the same row.</summary>
    private async Task BlockWritesAsync()
    {
        _blocking = await _database.DataSource.OpenConnectionAsync(CancellationToken.None);
        DbTransaction transaction = await _blocking.BeginTransactionAsync(CancellationToken.None);
        await using DbCommand command = _blocking.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE placement_portals SET member_id = member_id";
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
