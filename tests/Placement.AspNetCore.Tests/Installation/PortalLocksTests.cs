using Placement.AspNetCore.Tests.Harness;
using Placement.Lifecycle;

namespace Placement.AspNetCore.Tests.Installation;

public sealed class PortalLocksTests : IDisposable
{
    private const string Portal = "da45a03b265edd8787f8a258d793cc5d";

    private readonly PortalLocks _locks = new();

    public void Dispose() => _locks.Dispose();

    [Fact]
    public async Task One_at_a_time_works_on_a_portal()
    {
        IDisposable first = await _locks.EnterAsync(Portal);
        Task<IDisposable> second = _locks.EnterAsync(Portal.ToUpperInvariant());
        Task<IDisposable> third = _locks.EnterAsync(Portal);
        Assert.False(second.IsCompleted);

        first.Dispose();
        IDisposable turn = await second.WaitAsync(RecordedLog.Patience, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);

        // A turn that is over already gives nobody another one.
        first.Dispose();
        Assert.False(third.IsCompleted);
        turn.Dispose();
        (await third.WaitAsync(RecordedLog.Patience, TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task Portals_do_not_wait_for_each_other()
    {
        using IDisposable first = await _locks.EnterAsync(Portal);

        Assert.True(_locks.EnterAsync("d897063e1ce7c5eb9f04b9751eef5915").IsCompletedSuccessfully);
    }
}
