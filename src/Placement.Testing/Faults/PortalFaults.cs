using Placement.Testing.Faults;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing;

/// <summary>
/// What goes wrong on a local portal. Faults happen to the requests that arrive after they were added; each counts the
/// requests that it is for, from 1, and draws from its own generator, so that equal requests in equal order meet equal faults.
/// All members may be used from several threads.
/// </summary>
/// <example>
/// <code>
/// portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).ForMethod("placement.bind").OnRequest(3));
/// portal.Faults.Add(PortalFault.HtmlPage(HttpStatusCode.BadGateway).WithProbability(0.2, seed: 7));
/// </code>
/// </example>
public sealed class PortalFaults
{
    private readonly object _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private readonly RecentLog<InjectedFault> _injected = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly Func<IEnumerable<string>> _methods;
    private readonly TimeProvider _clock;
    private int _injectedCount;

    internal PortalFaults(Func<IEnumerable<string>> methods, TimeProvider clock)
    {
        _methods = methods;
        _clock = clock;
    }

    /// <summary>The faults that have happened, oldest first: a snapshot of the newest 10,000. <see cref="Clear"/> leaves them.</summary>
    public IReadOnlyList<InjectedFault> Injected => _injected.Snapshot();

    /// <summary>The faults that were added and not cleared, whether or not they still happen.</summary>
    internal IReadOnlyList<PortalFault> Armed
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed.Select(static armed => armed.Fault)];
            }
        }
    }

    /// <summary>
    /// Lets something go wrong from now on. Where several faults would decide the answer of one request, the one that was
    /// added first does; the others count the request, but do not happen. Delays add to each other and to everything else.
    /// </summary>
    /// <param name="fault">What, and when. Added twice it happens twice as often, each time with a count of its own.</param>
    /// <exception cref="ArgumentException">The fault is for a method that the portal does not have, and would never happen.</exception>
    public void Add(PortalFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Method is { } method && !_methods().Contains(method))
        {
            throw new ArgumentException(
                $"The local portal has no method '{method}'; its methods are "
                + $"{string.Join(", ", _methods().Order(StringComparer.Ordinal))}. "
                + $"{nameof(LocalPortal)}.{nameof(LocalPortal.Answer)} teaches it others, before the fault is added.",
                nameof(fault));
        }

        lock (_gate)
        {
            _armed.Add(new ArmedFault(fault));
        }
    }

    /// <summary>
    /// Nothing goes wrong from now on. A request that is delayed already stays delayed, an expired token stays expired, and
    /// a method without operating time stays refused until its operating time is released.
    /// </summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>
    /// Waits until this many faults have happened since the portal was started. A delay has happened as soon as the request
    /// waits: moving a fake clock on then ends it.
    /// </summary>
    /// <param name="count">How many faults, of all kinds together.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when they have happened.</returns>
    public Task WhenInjectedAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_injectedCount >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Counts a REST request.</summary>
    internal DueFaults OnRequest(string method, bool isWebhook) => Due(method, fault =>
        (fault.Method is null || fault.Method == method)
        && (fault.Target is FaultTarget.Requests or FaultTarget.Calls || (fault.Target == FaultTarget.TokenHolders && !isWebhook)));

    /// <summary>Counts a command of a batch.</summary>
    internal DueFaults OnCommand(string method) => Due(method, fault =>
        fault.Method == method && fault.Target is FaultTarget.Calls or FaultTarget.Commands);

    /// <summary>Counts a request for tokens.</summary>
    internal DueFaults OnTokenRequest() => Due(WellKnownMethods.TokenRequest, static fault => fault.Target == FaultTarget.TokenRequests);

    private DueFaults Due(string method, Func<PortalFault, bool> isFor)
    {
        lock (_gate)
        {
            if (_armed.Count == 0)
            {
                return DueFaults.None;
            }

            List<DueFault> due = [];
            foreach (ArmedFault armed in _armed)
            {
                if (isFor(armed.Fault) && armed.IsDueOnNext() && !due.Exists(other => Excludes(other.Fault, armed.Fault)))
                {
                    armed.Use();
                    due.Add(new DueFault(armed.Fault, armed.Number));
                }
            }

            return due.Count == 0 ? DueFaults.None : new DueFaults(due, fault => Record(method, fault));
        }
    }

    /// <summary>Whether only one of two faults can happen to a request.</summary>
    private static bool Excludes(PortalFault one, PortalFault other) =>
        (one.Effect is AnswerEffect or StateEffect && other.Effect is AnswerEffect or StateEffect)
        || (one.Effect is SlowAnswerEffect && other.Effect is SlowAnswerEffect);

    private void Record(string method, DueFault fault)
    {
        lock (_gate)
        {
            _injected.Add(new InjectedFault(fault.Fault, method, fault.Number, _clock.GetUtcNow()));
            _injectedCount++;
            foreach ((_, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _injectedCount))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _injectedCount);
        }
    }
}
