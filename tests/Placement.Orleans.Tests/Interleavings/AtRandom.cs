namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Choices by a seed. How often hosts take turns, and how often something fails, is by the seed, too.</summary>
/// <param name="seed">The seed.</param>
/// <param name="faults">How often something fails at most.</param>
internal sealed class AtRandom(int seed, int faults) : IChoices
{
    private readonly Random _random = new(seed);
    private double _turning = -1;
    private double _failing;
    private int _left = faults;

    /// <inheritdoc/>
    public int Next(IReadOnlyList<Cost> costs)
    {
        if (_turning < 0)
        {
            (_turning, _failing) = (_random.NextDouble(), 0.2 * _random.NextDouble());
        }

        bool fails = _left > 0 && _random.NextDouble() < _failing;
        int[] fitting = [.. Enumerable.Range(0, costs.Count).Where(index => costs[index].Faults > 0 == fails)];
        if (fitting.Length == 0 || (!fails && _random.NextDouble() >= _turning))
        {
            return 0;
        }

        _left -= fails ? 1 : 0;
        return fitting[_random.Next(fitting.Length)];
    }
}
