using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class StoreFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OriginKind.Widget)]
    [InlineData(OriginKind.Installation)]
    public async Task A_portal_that_somebody_else_stores_at_the_same_time_is_decided_again(OriginKind kind)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        bool isFirst = true;
        var store = new FaultyPortalStore
        {
            BeforeSaving = async (inner, decided) =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    await inner.SaveAsync(decided with { Tokens = null, Status = "P", State = PortalState.Installed }, Cancel);
                }
            },
        };
        await using VerificationHost host = VerificationHost.For(portal, store: store);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal, kind, portal.IssueTokens(portal.Users[1])), Cancel);

        Assert.True(verification.Succeeded);
        Assert.Equal(2, verification.Portal.Revision);
        Assert.Equal("L", verification.Portal.Status);
        Assert.Equal(PortalState.Installed, verification.Portal.State);
        Assert.Null(verification.Portal.Tokens);
    }

    [Fact]
    public async Task An_application_token_that_was_confirmed_meanwhile_is_not_replaced_by_an_employee_s()
    {
        const string Confirmed = "0123456789abcdef0123456789abcdef";
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        var store = new FaultyPortalStore
        {
            BeforeSaving = static async (inner, decided) =>
                await inner.SaveAsync(decided with { ApplicationToken = Confirmed, IsApplicationTokenConfirmed = true }, Cancel),
        };
        await using VerificationHost host = VerificationHost.For(portal, store: store);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1])), Cancel);

        Assert.Equal(Confirmed, verification.Portal?.ApplicationToken);
        Assert.Equal(Confirmed, (await store.FindAsync(portal.MemberId, Cancel))?.ApplicationToken);
    }

    [Fact]
    public async Task A_store_that_conflicts_for_ever_is_given_up()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        var store = new FaultyPortalStore { BeforeSaving = static (_, _) => throw new PortalConflictException() };
        await using VerificationHost host = VerificationHost.For(portal, store: store);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel));

        Assert.InRange(store.Saves, 2, 10);
    }

    [Fact]
    public async Task A_store_that_fails_is_not_hidden()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        var store = new FaultyPortalStore { BeforeSaving = static (_, _) => throw new PortalStoreException("The disk is full.") };
        await using VerificationHost host = VerificationHost.For(portal, store: store);

        var failure = await Assert.ThrowsAsync<PortalStoreException>(
            async () => await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel));

        Assert.Equal("The disk is full.", failure.Message);
    }

    [Fact]
    public async Task Many_first_requests_of_a_portal_are_all_accepted_and_store_it_once()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        Verification[] verifications = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(
                _ => Task.Run(async () => await host.Verifier
                    .VerifyAsync(Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1])), Cancel), Cancel)));

        Assert.All(verifications, static verification => Assert.True(verification.Succeeded));
        Assert.Equal(1, (await host.Store.FindAsync(portal.MemberId, Cancel))?.Revision);
    }
}
