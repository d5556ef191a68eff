using System.Reflection;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>A store of releases that tells somebody of each call before it takes place.</summary>
public class WatchedReleases : DispatchProxy
{
    private IReleaseStore _inner = null!;
    private Action<string> _calling = null!;

    /// <param name="inner">The store.</param>
    /// <param name="calling">Is told the method's name.</param>
    public static IReleaseStore Of(IReleaseStore inner, Action<string> calling)
    {
        IReleaseStore store = Create<IReleaseStore, WatchedReleases>();
        var proxy = (WatchedReleases)(object)store;
        (proxy._inner, proxy._calling) = (inner, calling);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _calling(targetMethod!.Name);
        return targetMethod.Invoke(_inner, args);
    }
}
