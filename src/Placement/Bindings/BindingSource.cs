using System.ComponentModel;
using Placement.Bindings;

namespace Placement;

/// <summary>
/// The bindings that code declares: read when they are asked for first, and again after the code was changed while the application runs
/// (hot reload). Made by generated code; there is no need to make one by hand.
/// </summary>
/// <remarks>It can be shared between threads.</remarks>
/// <param name="read">Reads the bindings.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BindingSource(Func<IReadOnlyList<WidgetBinding>> read)
{
    private readonly object _gate = new();
    private volatile ReadBindings? _last;

    /// <summary>The bindings: the same ones until the code is changed.</summary>
    public IReadOnlyList<WidgetBinding> Bindings => Current() ?? Read();

    private IReadOnlyList<WidgetBinding>? Current() => _last is { } last && last.Version == CodeVersion.Current ? last.Bindings : null;

    private IReadOnlyList<WidgetBinding> Read()
    {
        // Bindings are told apart by what they are, not by what they say: two threads must not read them twice.
        lock (_gate)
        {
            if (Current() is { } current)
            {
                return current;
            }

            int version = CodeVersion.Current;
            IReadOnlyList<WidgetBinding> bindings = read();
            _last = new ReadBindings(version, bindings);
            return bindings;
        }
    }

    private sealed record ReadBindings(int Version, IReadOnlyList<WidgetBinding> Bindings);
}
