using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Npgsql;
using Placement;
using Placement.AspNetCore.Tests.Worker;

// Arguments: the database, its connection string, the directory of the keys. Then a line for each thing to do; the answer is a line, too.
using var dataSource = args[0] == nameof(PortalDatabase.PostgreSql)
    ? NpgsqlDataSource.Create(args[1])
    : SqliteFactory.Instance.CreateDataSource(args[1]);
var clock = new ShiftedClock();
IDataProtectionProvider keys = DataProtectionProvider.Create(new DirectoryInfo(args[2]));
var store = new DatabasePortalStore(dataSource, keys, timeProvider: clock);
using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
var clients = new Dictionary<string, IBitrixClient[]>(StringComparer.Ordinal);

Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    try
    {
        switch (words[0])
        {
            case "create":
                await store.EnsureCreatedAsync();
                break;
            case "call":
                // So many hours later, each of twenty clients calls the portal.
                clock.Shift = TimeSpan.FromHours(int.Parse(words[1], CultureInfo.InvariantCulture));
                await CallAsync(memberId: words[2], clientId: words[3], clientSecret: words[4]);
                break;
            case "release":
                await ReleaseHost.StartAsync(
                    store, clientId: words[1], clientSecret: words[2], long.Parse(words[3], CultureInfo.InvariantCulture), title: words[4]);
                break;
            case "sessions":
                Console.WriteLine(await SessionHost.StartAsync(store, keys, clientId: words[1], clientSecret: words[2]));
                continue;
            case "renewals":
                Console.WriteLine(SessionHost.Renewals.Value);
                continue;
            default:
                throw new InvalidOperationException(words[0]);
        }

        Console.WriteLine("done");
    }
    catch (Exception failure)
    {
        Console.WriteLine(failure.ToString().ReplaceLineEndings(" / "));
    }
}

async Task CallAsync(string memberId, string clientId, string clientSecret)
{
    if (!clients.TryGetValue(memberId, out IBitrixClient[]? ofPortal))
    {
        Portal portal = await store.FindAsync(memberId) ?? throw new InvalidOperationException("There is no such portal.");
        var options = new BitrixClientOptions
        {
            ClientId = clientId,
            ClientSecret = clientSecret,
            TokenStore = store.AsTokenStore(),
            RateLimit = null,
            TimeProvider = clock,
        };
        clients[memberId] = ofPortal = [.. Enumerable.Range(0, 20).Select(_ => new BitrixClient(http, portal.Tokens!, options))];
    }

    await Task.WhenAll(ofPortal.Select(static client => Task.Run(() => client.GetApplicationInfoAsync())));
}
