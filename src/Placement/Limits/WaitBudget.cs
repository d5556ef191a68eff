namespace Placement.Limits;

/// <summary>What one call may still wait for limits.</summary>
internal sealed class WaitBudget(TimeSpan whole)
{
    public TimeSpan Left { get; private set; } = whole;

    /// <summary>False: so long a wait is not in the budget, and nothing is taken from it.</summary>
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
