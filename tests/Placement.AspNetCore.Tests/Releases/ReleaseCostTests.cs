using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What a release costs the database and the authorization server.</summary>
public sealed class ReleaseCostTests(PostgreSqlServer server)
{
    private const int Portals = 60;

    /// <summary>The claim of a renewal is the proof that the store can be written, so that little more is needed.</summary>
    private const int StatementsPerPortal = 4;

    /// <summary>Tokens were renewed.</summary>
    private const int Renewed = 6;

    /// <summary>Every portal was tried.</summary>
    private const int Ends = 318;

    [Fact]
    public async Task A_portal_whose_tokens_have_expired_takes_one_renewal_and_few_statements()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync(server);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var statements = new WrappedDataSource(database.DataSource);
        await using var site = new ReleaseSite(database, clock) { DataSource = statements };
        await site.AddPortalsAsync(Portals);
        clock.Advance(TimeSpan.FromHours(2));
        int before = statements.Statements;

        InstallableApplication host = await site.StartAsync(1, configure: static options => options.CanaryShare = 0);
        await ReleaseSite.LoggedAsync(host, Ends);

        Assert.Equal(Portals, host.Log.Count(Renewed));
        Assert.InRange((statements.Statements - before) / (double)Portals, 1, StatementsPerPortal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{(statements.Statements - before) / (double)Portals:0.00} statements a portal");
    }
}
