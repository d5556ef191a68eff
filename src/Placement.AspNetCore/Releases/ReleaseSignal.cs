namespace Placement.Releases;

/// <summary>Ends the wait of this host's sweep when something was decided here. Other hosts look at the store by themselves.</summary>
internal sealed class ReleaseSignal
{
    private volatile TaskCompletionSource _given = New();

    /// <summary>Ends when the signal is given, from the last time on that it was taken.</summary>
    public Task Given => _given.Task;

    /// <summary>Gives it.</summary>
    public void Give() => _given.TrySetResult();

    /// <summary>Takes it.</summary>
    public void Take()
    {
        if (_given.Task.IsCompleted)
        {
            _given = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
