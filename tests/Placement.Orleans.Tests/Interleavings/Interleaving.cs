using Placement.Catalog;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Hosts that need a portal's tokens renewed at the same moment, in one order of all that they do.</summary>
internal sealed class Interleaving
{
    /// <summary>After that nobody has a lease any more, and nobody waits.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(2);

    private readonly Setup _setup;
    private readonly Schedule _schedule;
    private readonly Database _database;
    private readonly AuthorizationServer _server;
    private readonly Activations _activations;
    private readonly List<Host> _hosts;

    private Interleaving(Setup setup, IChoices choices)
    {
        _setup = setup;
        _schedule = new Schedule(setup, choices);
        _database = new Database(_schedule, setup);
        _server = new AuthorizationServer(_schedule);
        _activations = new Activations(setup.Activations);
        _hosts = [.. Enumerable.Range(0, setup.Hosts).Select(CreateHost)];
        (_schedule.IsLeased, _schedule.AfterStep) = (() => _database.IsLeased, CheckStored);
    }

    /// <summary>Lets hosts do it, and looks at what comes of it.</summary>
    /// <exception cref="InterleavingException">Something that must not.</exception>
    public static Tally Run(Setup setup, IChoices choices)
    {
        var interleaving = new Interleaving(setup, choices);
        interleaving.Renew();
        int faults = interleaving._schedule.Faults;
        bool isLost = interleaving.Settle();
        return new Tally(1, faults == 0 ? 1 : 0, isLost ? 1 : 0, interleaving._server.Overlapping);
    }

    private void Renew()
    {
        (Host Host, Task Task)[] all =
        [
            .. _hosts.SelectMany(host => Enumerable.Range(0, _setup.Calls).Select(_ => (host, host.BeginAsync()))),
            .. _hosts.Take(_setup.IsChanged ? 1 : 0).Select(static host => (host, host.ChangeAsync())),
        ];
        Check(
            _schedule.Run(() => Array.TrueForAll(all, static begun => begun.Task.IsCompleted || begun.Host.IsDead)),
            "Somebody waits for ever");
        Exception[] failures = [.. all.Where(static begun => begun.Task.IsFaulted).Select(static begun => begun.Task.Exception!.InnerException!)];
        Check(Array.TrueForAll(failures, static failure => failure is BitrixException or PortalStoreException), "A call fails with something else", failures);
        if (_schedule.Faults == _schedule.Jumps && !_setup.MayCollide)
        {
            Check(failures.Length == 0, "A call fails although nothing else has", failures);
            Check(
                _server.Newest == 2 && (_schedule.Jumps > 0 || _server.Overlapping == 0), "There is another renewal than the one");
        }
    }

    /// <summary>
    /// Lets hosts end by themselves what they have begun, and then all that live, and one that has just begun, call. Whether the newest
    /// pair is lost.
    /// </summary>
    private bool Settle()
    {
        _schedule.CalmDown(Afterwards);
        _schedule.Run(static () => false);
        bool isLost = _database.Pair != _server.Newest;
        Check(!isLost || _server.IsNewestLost, "A pair is lost although a host that lives has got it");
        foreach (Host host in _hosts.Where(static host => !host.IsDead).Append(CreateHost(_hosts.Count)))
        {
            Exception? failure = Call(host);
            Check(
                IsExpected(failure, isLost),
                isLost ? "Nobody is told that the pair is lost" : "A call fails although the pair is there", failure);
        }

        return isLost;
    }

    private static bool IsExpected(Exception? failure, bool isLost) => isLost
        ? failure is BitrixException { Code: { } code } && BitrixError.Find(code) is { EndsTokens: true }
        : failure is null;

    private Exception? Call(Host host)
    {
        Task call = host.BeginAsync();
        Check(_schedule.Run(() => call.IsCompleted), "Somebody waits for ever");
        return call.Exception?.InnerException;
    }

    private Host CreateHost(int index) => new(index, _setup, _schedule, _database, _server, _activations);

    /// <summary>Whoever has got a pair stores it next, and no other takes its place but its successor.</summary>
    private void CheckStored()
    {
        Check(!_database.IsOverwritten, "An older pair has taken the place of a newer one");
        if (_server.TakeInformed() is { } host)
        {
            Check(_schedule.IsWaiting(host, HostStore.Storing), "A pair is not stored at once");
        }
    }

    private void Check(bool isTrue, string otherwise, params Exception?[] failures)
    {
        if (!isTrue)
        {
            string told = string.Concat(failures.Select(static failure => $" ({failure?.GetType().Name}: {failure?.Message})"));
            throw new InterleavingException($"{_setup.Name}: {otherwise}{told}", _schedule.Trace);
        }
    }
}
