namespace Placement.Orleans.Tests.Interleavings;

/// <summary>All interleavings, one after the other, that depart from the calm one by so much at most.</summary>
internal sealed class DepthFirst : IChoices
{
    private readonly Cost _most;
    private readonly List<(int Chosen, int Count)> _path = [];
    private int _at;
    private Cost _left;

    public DepthFirst(Cost most) => (_most, _left) = (most, most);

    /// <inheritdoc/>
    public int Next(IReadOnlyList<Cost> costs)
    {
        int[] affordable =
        [
            .. Enumerable.Range(0, costs.Count)
                .Where(index => costs[index].Preemptions <= _left.Preemptions && costs[index].Faults <= _left.Faults),
        ];
        if (_at == _path.Count)
        {
            _path.Add((0, affordable.Length));
        }

        if (_path[_at].Count != affordable.Length)
        {
            throw new InvalidOperationException("The same choices have led to something else.");
        }

        int chosen = affordable[_path[_at++].Chosen];
        _left = new Cost(_left.Preemptions - costs[chosen].Preemptions, _left.Faults - costs[chosen].Faults);
        return chosen;
    }

    /// <summary>Goes on to the next interleaving; false: that was the last one.</summary>
    public bool MoveOn()
    {
        _path.RemoveRange(_at, _path.Count - _at);
        while (_path.Count > 0 && _path[^1].Chosen + 1 == _path[^1].Count)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        (_at, _left) = (0, _most);
        if (_path.Count == 0)
        {
            return false;
        }

        _path[^1] = (_path[^1].Chosen + 1, _path[^1].Count);
        return true;
    }
}
