using System.Reflection;
using Placement.Grains;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The cluster's grains, as one host finds them: there are the portals' only.</summary>
public class HostGrains : DispatchProxy
{
    private Func<string, object> _find = static _ => throw new NotSupportedException();

    internal static IGrainFactory Of(Host host, Schedule schedule, Activations activations)
    {
        IGrainFactory grains = Create<IGrainFactory, HostGrains>();
        ((HostGrains)(object)grains)._find = key => new HostGrain(schedule, activations, host, key);
        return grains;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType == typeof(IPortalGrain) && args is [string key, ..] ? _find(key) : throw new NotSupportedException();
}
