namespace Placement.Limits;

/// <summary>How long one call may still wait for limits.</summary>
internal sealed class WaitBudget(TimeSpan whole)
{
    public TimeSpan Left { get; private set; } = whole;

    /// <summary>Takes a wait from the budget; false: there is not so much left, and nothing is taken.</summary>
    public bool TryTake(TimeSpan wait)
    {
        if (wait > Left)
        {
            return false;
        }

        Left -= wait;
        return true;
    }

    /// <summary>Takes what has been waited already.</summary>
    public void Take(TimeSpan waited) => Left = waited < Left ? Left - waited : TimeSpan.Zero;
}
