namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Chooses what goes on next. The same choices make the same interleaving.</summary>
internal interface IChoices
{
    /// <param name="costs">The possibilities. The first costs nothing.</param>
    /// <returns>Which one, from 0.</returns>
    int Next(IReadOnlyList<Cost> costs);
}
