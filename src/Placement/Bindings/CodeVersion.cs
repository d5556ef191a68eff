#if NET
using System.Reflection.Metadata;
using Placement.Bindings;

[assembly: MetadataUpdateHandler(typeof(CodeVersion))]
#endif

namespace Placement.Bindings;

/// <summary>Counts how often code was changed while the application runs, so that what was read from it is read again.</summary>
internal static class CodeVersion
{
    private static int _current;

    public static int Current => Volatile.Read(ref _current);

    /// <summary>Called by the runtime after a change, by this name.</summary>
    internal static void ClearCache(Type[]? _) => Interlocked.Increment(ref _current);
}
