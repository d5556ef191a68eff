namespace Placement.AspNetCore.Tests.Requests;

/// <summary>A verifier that answers as the test says, and notes what it was asked.</summary>
internal sealed class CannedVerifier(Func<OriginClaim, Verification> verify) : IRequestVerifier
{
    public List<OriginClaim> Claims { get; } = [];

    public ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default)
    {
        Claims.Add(claim);
        return ValueTask.FromResult(verify(claim));
    }
}
