namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Tries interleavings, each on one thread.</summary>
internal static class Exploration
{
    /// <summary>Tries all that depart from the calm one by so much at most.</summary>
    /// <exception cref="InterleavingException">One ends as it must not.</exception>
    public static Task<Tally> DepthFirstAsync(Setup setup, Cost most) => OnThreadAsync(() =>
    {
        var choices = new DepthFirst(most);
        Tally tally = default;
        do
        {
            tally += Interleaving.Run(setup, choices);
        }
        while (choices.MoveOn());

        return tally;
    });

    /// <summary>Tries some, by seeds from 0.</summary>
    /// <exception cref="InterleavingException">One ends as it must not.</exception>
    public static Task<Tally> AtRandomAsync(Setup setup, int count, int faults) => OnThreadAsync(() =>
    {
        Tally tally = default;
        for (int seed = 0; seed < count; seed++)
        {
            tally += Interleaving.Run(setup, new AtRandom(seed, faults));
        }

        return tally;
    });

    /// <summary>A thread of its own has no context, so that what follows a step follows at once.</summary>
    private static Task<Tally> OnThreadAsync(Func<Tally> explore) =>
        Task.Factory.StartNew(explore, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
