using System.Reflection;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What Orleans says to a host: it is active itself, and no other leaves.</summary>
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
