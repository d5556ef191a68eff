namespace Placement.Fuzzing;

/// <summary>Chance that comes out the same for the same seed, on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(Mix(seed));

    /// <summary>From 0 to the number before the bound.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>Both ends may come out.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool OneIn(int sides) => _random.Next(sides) == 0;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public void Shuffle<T>(List<T> items) => _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));

    /// <summary>Neighbouring seeds of <see cref="Random"/> begin alike; mixed ones do not.</summary>
    private static int Mix(int seed)
    {
        uint mixed = unchecked((uint)seed * 2654435769u);
        mixed = unchecked((mixed ^ (mixed >> 16)) * 2246822507u);
        return unchecked((int)(mixed ^ (mixed >> 13)));
    }
}
