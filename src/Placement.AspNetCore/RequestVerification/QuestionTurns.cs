using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Placement.RequestVerification;

/// <summary>
/// Gives questions about access tokens their turns: few at the same time, with a share for each address and each portal, so that
/// whoever makes up tokens waits for their own questions only. Installers have places of their own: nothing works before they do.
/// </summary>
internal sealed class QuestionTurns : IDisposable
{
    /// <summary>An IPv6 network of one customer: its addresses cost nothing.</summary>
    private const int NetworkLength = 8;

    private readonly PartitionedRateLimiter<OriginClaim>[] _shares;
    private readonly PartitionedRateLimiter<OriginClaim> _turns;

    /// <summary>Creates the shares.</summary>
    /// <param name="ofAddress">How many questions of one address run, and wait; null: the default.</param>
    public QuestionTurns(ConcurrencyLimiterOptions? ofAddress = null)
    {
        ofAddress ??= new ConcurrencyLimiterOptions { PermitLimit = 4, QueueLimit = 60 };
        var ofPortal = new ConcurrencyLimiterOptions { PermitLimit = 8, QueueLimit = 56 };
        var ofAll = new ConcurrencyLimiterOptions { PermitLimit = 16, QueueLimit = 240 };

        // Whoever waits for a share of their own takes no place of the others meanwhile.
        _shares =
        [
            Share(static claim => KeyOf(claim.RemoteAddress), ofAddress),
            Share(static claim => claim.MemberId.ToUpperInvariant(), ofPortal),
            Share(static _ => "", ofAll),
        ];
        _turns = PartitionedRateLimiter.CreateChained(_shares);
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, which ends when it is disposed; it is not acquired where too many wait already.</returns>
    public ValueTask<RateLimitLease> EnterAsync(OriginClaim claim) => _turns.AcquireAsync(claim, permitCount: 1, CancellationToken.None);

    public void Dispose()
    {
        _turns.Dispose();
        foreach (PartitionedRateLimiter<OriginClaim> share in _shares)
        {
            share.Dispose();
        }
    }

    private static PartitionedRateLimiter<OriginClaim> Share(Func<OriginClaim, string> keyOf, ConcurrencyLimiterOptions size) =>
        PartitionedRateLimiter.Create<OriginClaim, (bool, string)>(claim => RateLimitPartition.GetConcurrencyLimiter(
            (claim.Kind == OriginKind.Installation, keyOf(claim)), _ => size));

    /// <summary>Whose address it is, as far as an address tells; those that have none count as one.</summary>
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkLength)),
        _ => address.ToString(),
    };
}
