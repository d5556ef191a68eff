namespace Placement.AspNetCore.Tests.Harness;

/// <summary>Verifies nothing, until it is told to give up.</summary>
/// <param name="asked">What happens when it is asked.</param>
internal sealed class WaitingVerifier(Func<Task> asked) : IRequestVerifier
{
    public async ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default)
    {
        await asked();
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Verification.Refuse(OriginRefusal.NotVerifiable);
    }
}
