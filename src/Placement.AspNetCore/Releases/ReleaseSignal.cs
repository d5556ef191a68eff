namespace Placement.Releases;

/// <summary>Ends the wait of this host's sweep when something was decided here. Other hosts look at the store by themselves.</summary>
internal sealed class ReleaseSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends when the signal is given the next time. Take it before you look.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Gives it.</summary>
    public void Give() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
