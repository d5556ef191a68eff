namespace Placement.Limits;

/// <summary>Admits the requests to one portal, first come, first served.</summary>
/// <remarks>See https://apidocs.bitrix24.com/limits.html: each request adds 1, and what exceeds the threshold would be refused.</remarks>
internal sealed class LeakyBucket
{
    /// <summary>The rounding error that sums of fractions may have.</summary>
    private const double Tolerance = 1e-6;

    private readonly RequestRate _rate;
    private readonly TimeProvider _clock;
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _queue = new();

    private double _level;
    private long _leakedAt;
    private ITimer? _timer;
    private bool _isRetired;

    public LeakyBucket(RequestRate rate, TimeProvider clock)
    {
        _rate = rate;
        _clock = clock;
        _leakedAt = clock.GetTimestamp();
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="patience">How long the caller would wait at most.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>True: admitted. False, at once: it would take longer. Null in place of the task: the bucket is out of use.</returns>
    public Task<bool>? TryEnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (_isRetired)
            {
                return null;
            }

            Leak();
            if (_queue.Count == 0 && HasRoom)
            {
                _level++;
                return Task.FromResult(true);
            }

            if (UntilRoomFor(_queue.Count + 1) > patience)
            {
                return Task.FromResult(false);
            }

            waiter = new Waiter(this, cancellationToken);
            _queue.AddLast(waiter.Place);
            if (_queue.Count == 1)
            {
                SetTimer();
            }
        }

        // Outside of the lock: a token that is cancelled already calls back right here.
        waiter.HeedCancellation();
        return waiter.Admission;
    }

    /// <summary>Fills the bucket after the portal has refused a request: others have filled the portal's own.</summary>
    public void Fill()
    {
        lock (_gate)
        {
            Leak();
            _level = Math.Max(_level, _rate.Threshold);
        }
    }

    /// <summary>Puts a bucket out of use that is empty and has no queue, which is as good as a new one.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            Leak();
            if (_level > 0 || _queue.Count > 0)
            {
                return _isRetired;
            }

            _isRetired = true;
            _timer?.Dispose();
            _timer = null;
            return true;
        }
    }

    private bool HasRoom => _level + 1 <= _rate.Threshold + Tolerance;

    private void Leak()
    {
        long now = _clock.GetTimestamp();
        _level = Math.Max(0, _level - (_clock.GetElapsedTime(_leakedAt, now).TotalSeconds * _rate.PerSecond));
        _leakedAt = now;
    }

    /// <summary>How long until so many more requests have room, in whole milliseconds.</summary>
    private TimeSpan UntilRoomFor(int requests) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, _level + requests - _rate.Threshold - Tolerance) / _rate.PerSecond * 1000));

    private void SetTimer()
    {
        TimeSpan due = UntilRoomFor(1);
        if (_timer is not null)
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
            return;
        }

        // The timer outlives the request that happens to start it, whose context it must not keep.
        using (CallerContext.Leave())
        {
            _timer = _clock.CreateTimer(static bucket => ((LeakyBucket)bucket!).AdmitNext(), this, due, Timeout.InfiniteTimeSpan);
        }
    }

    private void AdmitNext()
    {
        List<Waiter> admitted = [];
        lock (_gate)
        {
            Leak();
            while (_queue.First is { } first && HasRoom)
            {
                _queue.RemoveFirst();
                _level++;
                admitted.Add(first.Value);
            }

            if (_queue.Count > 0 && !_isRetired)
            {
                SetTimer();
            }
        }

        foreach (Waiter waiter in admitted)
        {
            waiter.Admit();
        }
    }

    /// <summary>False: it has been admitted in the meantime.</summary>
    private bool TryLeave(Waiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null)
            {
                return false;
            }

            _queue.Remove(waiter.Place);
            return true;
        }
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<bool> _admission = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly LeakyBucket _bucket;
        private readonly CancellationToken _cancellationToken;
        private CancellationTokenRegistration _registration;

        public Waiter(LeakyBucket bucket, CancellationToken cancellationToken)
        {
            _bucket = bucket;
            _cancellationToken = cancellationToken;
            Place = new LinkedListNode<Waiter>(this);
        }

        public LinkedListNode<Waiter> Place { get; }

        public Task<bool> Admission => _admission.Task;

        public void HeedCancellation()
        {
            _registration = _cancellationToken.Register(static waiter => ((Waiter)waiter!).Leave(), this);
            if (_admission.Task.IsCompleted)
            {
                _registration.Dispose();
            }
        }

        public void Admit()
        {
            // In this order, so that a registration that is only being made is disposed of over there.
            _admission.TrySetResult(true);
            _registration.Dispose();
        }

        private void Leave()
        {
            if (_bucket.TryLeave(this))
            {
                _admission.TrySetCanceled(_cancellationToken);
            }
        }
    }
}
