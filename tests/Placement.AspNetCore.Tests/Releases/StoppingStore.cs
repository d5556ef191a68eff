using System.Reflection;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>A store of releases during whose claim of portals somebody stops the host.</summary>
public class StoppingStore : DispatchProxy
{
    private IReleaseStore _inner = null!;
    private CancellationTokenSource _stopping = null!;

    public static IReleaseStore Of(IReleaseStore inner, CancellationTokenSource stopping)
    {
        IReleaseStore store = Create<IReleaseStore, StoppingStore>();
        var proxy = (StoppingStore)(object)store;
        (proxy._inner, proxy._stopping) = (inner, stopping);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IReleaseStore.ReserveStartsAsync))
        {
            _stopping.Cancel();
        }

        return targetMethod.Invoke(_inner, args);
    }
}
