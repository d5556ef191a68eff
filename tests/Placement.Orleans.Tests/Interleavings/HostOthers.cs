using System.Reflection;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What a host knows of the others: they are there, and so is it.</summary>
public class HostOthers : DispatchProxy
{
    internal static ISiloStatusOracle Create() => Create<ISiloStatusOracle, HostOthers>();

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        $"get_{nameof(ISiloStatusOracle.CurrentStatus)}" => SiloStatus.Active,
        nameof(ISiloStatusOracle.GetApproximateSiloStatuses) => new Dictionary<SiloAddress, SiloStatus>(),
        nameof(ISiloStatusOracle.SubscribeToSiloStatusEvents) => true,
        _ => throw new NotSupportedException(),
    };
}
