using Placement.Portals;
using Placement.Portals.Database;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What all hosts store in: the portal, and its lease, as the statements of the portal store have them.</summary>
internal sealed class Database
{
    private readonly Schedule _schedule;
    private readonly Setup _setup;
    private Portal _portal;
    private string? _leaseOf;
    private DateTimeOffset _leasedUntil;

    public Database(Schedule schedule, Setup setup)
    {
        (_schedule, _setup) = (schedule, setup);
        PortalTokens tokens = Interleavings.Pair.First(schedule.Now);
        _portal = PortalRecord.Next(
            new Portal
            {
                ClientId = Host.ClientId,
                MemberId = tokens.MemberId!,
                ClientEndpoint = tokens.ClientEndpoint,
                ServerEndpoint = tokens.ServerEndpoint,
                Tokens = tokens,
                State = PortalState.Installed,
            },
            schedule.Now);
    }

    /// <summary>The number of the stored pair.</summary>
    public int Pair => Interleavings.Pair.NumberOf(_portal.Tokens!.RefreshToken!);

    /// <summary>Whether an older pair has taken the place of a newer one.</summary>
    public bool IsOverwritten { get; private set; }

    public bool IsLeased => _leaseOf is not null && _schedule.Now < _leasedUntil;

    public Portal Find() => _portal;

    public Portal Save(Portal portal)
    {
        if (portal.Revision != _portal.Revision && !_setup.IgnoresRevisions)
        {
            throw new PortalConflictException();
        }

        int former = Pair;
        _portal = PortalRecord.Next(portal, _schedule.Now) with { CreatedAt = _portal.CreatedAt };
        IsOverwritten |= Pair < former;
        return _portal;
    }

    public bool TryLease(Portal portal, TimeSpan duration)
    {
        if (portal.Revision != _portal.Revision)
        {
            throw new PortalConflictException();
        }

        string digest = PortalLease.Of(portal).Digest;
        if (IsLeased && _leaseOf == digest && !_setup.LeasesToAll)
        {
            return false;
        }

        (_leaseOf, _leasedUntil) = (digest, _schedule.Now + duration);
        return true;
    }

    public void EndLease(Portal portal) => _leaseOf = _leaseOf == PortalLease.Of(portal).Digest ? null : _leaseOf;
}
