namespace Placement.Orleans.Tests.Interleavings;

/// <summary>
/// Lets one step happen after the other. A step is whatever hosts can see of each other: a call of the store, of the authorization server
/// or of the cluster, and the passing of time. What is between two steps happens at once, on the one thread that there is.
/// </summary>
internal sealed class Schedule(Setup setup, IChoices choices)
{
    private const int MaxSteps = 3000;

    /// <summary>More than a lease lasts.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(65);

    private readonly Thread _thread = Thread.CurrentThread;
    private readonly List<Step> _waiting = [];
    private readonly List<VirtualTimer> _timers = [];
    private readonly List<Wait> _waits = [];
    private readonly List<string> _trace = [];
    private readonly List<Host> _hosts = [];
    private IChoices _choices = choices;
    private Host? _last;

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How often something has failed.</summary>
    public int Faults { get; private set; }

    /// <summary>How often nothing worse has failed than that everybody stood still.</summary>
    public int Jumps { get; private set; }

    public string Trace => string.Join(", ", _trace);

    /// <summary>Whether somebody has a lease at the moment, so that it matters how much time passes.</summary>
    public Func<bool> IsLeased { get; set; } = static () => false;

    /// <summary>Looks at what has come of a step.</summary>
    public Action AfterStep { get; set; } = static () => { };

    public void Add(Host host) => _hosts.Add(host);

    /// <summary>From now on nothing fails, and whatever was begun is over.</summary>
    public void CalmDown(TimeSpan after) => (_choices, Now) = (new Calm(), Now + after);

    /// <summary>Waits for permission. Where the host is killed first, nothing follows.</summary>
    public Task<StepOutcome> StepAsync(Host host, string name, params StepOutcome[] faults)
    {
        CheckThread();
        var step = new Step(host, name, Now + setup.Patience, faults);
        if (!host.IsDead)
        {
            _waiting.Add(step);
        }

        return step.Permission.Task;
    }

    public bool IsWaiting(Host host, string name) => _waiting.Exists(step => step.Host == host && step.Name == name);

    /// <summary>Waits for something that a step brings about. That is no step: nobody else notices it.</summary>
    public Task UntilAsync(Host host, Func<bool> isReached)
    {
        CheckThread();
        var wait = new Wait(host, isReached);
        _waits.Add(wait);
        return wait.End.Task;
    }

    public void Add(VirtualTimer timer) => _timers.Add(timer);

    public void Remove(VirtualTimer timer) => _timers.Remove(timer);

    /// <summary>Goes on until that is reached; false: nothing can go on, or it goes on for ever.</summary>
    public bool Run(Func<bool> isReached)
    {
        for (int steps = 0; steps < MaxSteps; steps++)
        {
            while (_waits.Find(static wait => wait.IsReached()) is { } wait)
            {
                _waits.Remove(wait);
                wait.End.SetResult();
            }

            AfterStep();
            if (isReached())
            {
                return true;
            }

            List<Possibility> all = Possibilities();
            if (all.Count == 0)
            {
                return false;
            }

            Possibility chosen = all[_choices.Next([.. all.Select(static possibility => possibility.Cost)])];
            Faults += chosen.Cost.Faults;
            _trace.Add(chosen.Name);
            chosen.Do();
        }

        return false;
    }

    private List<Possibility> Possibilities()
    {
        Step[] waiting = [.. _waiting.OrderBy(step => step.Host != _last).ThenBy(static step => step.Host.Index)];
        bool canGoOn = waiting is [{ } first, ..] && first.Host == _last;
        List<Possibility> all = [];
        foreach (Step step in waiting)
        {
            bool isPreemption = canGoOn && step != waiting[0];
            all.Add(new($"{step.Host} {step.Name}", new Cost(isPreemption ? 1 : 0, 0), () => Permit(step, StepOutcome.Done)));
            all.AddRange(step.Faults.Select(fault => new Possibility(
                $"{step.Host} {step.Name} {fault}", new Cost(isPreemption ? 1 : 0, 1), () => Permit(step, fault))));
        }

        if (_timers.Where(static timer => timer.Due is not null).MinBy(static timer => timer.Due) is { Due: { } due } next
            && _waiting.TrueForAll(step => due <= Now || due <= step.Latest))
        {
            all.Add(new($"{next.Host} has waited", new Cost(canGoOn ? 1 : 0, 0), () => Fire(next, due)));
        }

        if (all.Count > 0)
        {
            all.AddRange(_hosts.Where(IsToBeKilled).Select(host => new Possibility($"{host} is killed", new Cost(0, 1), () => Kill(host))));
            if (IsLeased())
            {
                all.Add(new("time jumps", new Cost(0, 1), LetTimeJump));
            }
        }

        return all;
    }

    /// <summary>A host that waits for its turn might as well have been killed when it began to wait.</summary>
    private bool IsToBeKilled(Host host) => host == _last && !host.IsDead && _waiting.Exists(step => step.Host == host);

    /// <summary>Each step of the host that waits, and each timer, never comes.</summary>
    private void Kill(Host host)
    {
        host.IsDead = true;
        _waiting.RemoveAll(step => step.Host == host);
        _timers.RemoveAll(timer => timer.Host == host);
        _waits.RemoveAll(wait => wait.Host == host);
    }

    private void Permit(Step step, StepOutcome outcome)
    {
        _waiting.Remove(step);
        _last = step.Host;
        step.Permission.SetResult(outcome);
    }

    private void Fire(VirtualTimer timer, DateTimeOffset due)
    {
        Now = due > Now ? due : Now;
        _last = timer.Host;
        timer.Fire();
    }

    private void LetTimeJump()
    {
        Now += Jump;
        Jumps++;
    }

    private void CheckThread()
    {
        if (Thread.CurrentThread != _thread)
        {
            throw new InvalidOperationException("Something happens on another thread, which the exploration cannot put in order.");
        }
    }

    private sealed record Wait(Host Host, Func<bool> IsReached)
    {
        public TaskCompletionSource End { get; } = new();
    }

    private sealed record Possibility(string Name, Cost Cost, Action Do);
}
