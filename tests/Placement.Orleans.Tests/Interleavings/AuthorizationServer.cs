namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Renews tokens as Bitrix24 does: a refresh token works once. Pairs are numbered, and each is made of the one before.</summary>
internal sealed class AuthorizationServer(Schedule schedule)
{
    private readonly List<Host> _busy = [];
    private readonly Dictionary<int, DateTimeOffset> _expiries = [];
    private Host? _owner;
    private Host? _informed;
    private bool _isAnswerLost;

    /// <summary>How long renewed tokens live.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>The number of the newest pair.</summary>
    public int Newest { get; private set; } = 1;

    /// <summary>How often a renewal has begun while another one was under way.</summary>
    public int Overlapping { get; private set; }

    /// <summary>Whether no host that lives has got the newest pair: then it is in nobody's power to store it.</summary>
    public bool IsNewestLost => _isAnswerLost || _owner is { IsDead: true };

    /// <summary>Exchanges a refresh token as a host does: another pair's number; null: the token was used up before.</summary>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public async Task<int?> ExchangeAsync(Host host, int pair)
    {
        _busy.RemoveAll(static other => other.IsDead);
        Overlapping += _busy.Count > 0 ? 1 : 0;
        _busy.Add(host);
        try
        {
            if (await schedule.StepAsync(host, "exchanges", StepOutcome.Fails).ConfigureAwait(false) == StepOutcome.Fails)
            {
                throw new HttpRequestException("There is no connection.");
            }

            int? renewed = Renew(host, pair);
            if (await schedule.StepAsync(host, "gets the answer", StepOutcome.SeemsToFail).ConfigureAwait(false) != StepOutcome.Done)
            {
                _isAnswerLost |= renewed == Newest;
                throw new HttpRequestException("The answer is lost.");
            }

            _informed = renewed is null ? null : host;
            return renewed;
        }
        finally
        {
            _busy.Remove(host);
        }
    }

    public bool IsUsable(int pair) => _expiries.TryGetValue(pair, out DateTimeOffset expiry) && schedule.Now < expiry;

    /// <summary>The host that has just got a pair; null: none has.</summary>
    public Host? TakeInformed()
    {
        Host? informed = _informed;
        _informed = null;
        return informed;
    }

    private int? Renew(Host host, int pair)
    {
        if (pair != Newest)
        {
            return null;
        }

        (_owner, _isAnswerLost) = (host, false);
        Newest++;
        _expiries[Newest] = schedule.Now + Lifetime;
        return Newest;
    }
}
