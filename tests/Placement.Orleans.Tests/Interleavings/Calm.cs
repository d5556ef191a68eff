namespace Placement.Orleans.Tests.Interleavings;

/// <summary>One host goes on as long as it can, and nothing fails.</summary>
internal sealed class Calm : IChoices
{
    /// <inheritdoc/>
    public int Next(IReadOnlyList<Cost> costs) => 0;
}
