namespace Placement.AspNetCore.Tests.Openings;

/// <summary>Counts what is verified, and leaves it to another verifier.</summary>
internal sealed class CountingVerifier(IRequestVerifier verifier) : IRequestVerifier
{
    private int _count;

    public int Count => _count;

    public ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default)
    {
        if (claim.Kind == OriginKind.Widget)
        {
            Interlocked.Increment(ref _count);
        }

        return verifier.VerifyAsync(claim, cancellationToken);
    }
}
