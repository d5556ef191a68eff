using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Collisions;

/// <summary>Bindings that Bitrix24 would refuse because of others, found in the order in which they are written.</summary>
internal sealed class BindingCollisions
{
    private readonly Dictionary<(string Code, string Handler, int UserId), DeclaredPlacement> _first = [];
    private readonly Dictionary<(string Code, int UserId), List<DeclaredPlacement>> _limited = [];
    private readonly List<(DeclaredPlacement Binding, DeclaredPlacement First)> _duplicates = [];
    private readonly List<(DeclaredPlacement Binding, DeclaredPlacement First)> _surplus = [];
    private readonly List<DeclaredPlacement> _accepted = [];

    private BindingCollisions()
    {
    }

    /// <summary>Bindings with the placement, handler and user of an earlier one.</summary>
    public IReadOnlyList<(DeclaredPlacement Binding, DeclaredPlacement First)> Duplicates => _duplicates;

    /// <summary>Bindings beyond the number that their placement allows.</summary>
    public IReadOnlyList<(DeclaredPlacement Binding, DeclaredPlacement First)> Surplus => _surplus;

    /// <summary>The bindings that are neither.</summary>
    public IReadOnlyList<DeclaredPlacement> Accepted => _accepted;

    /// <summary>The collisions of these bindings, which are sorted; null: there are none.</summary>
    public static BindingCollisions? Find(List<DeclaredPlacement> bindings)
    {
        if (!MayCollide(bindings))
        {
            return null;
        }

        bindings.Sort(WidgetPlaces.CompareByPlace);
        var collisions = new BindingCollisions();
        foreach (DeclaredPlacement binding in bindings)
        {
            collisions.Add(binding);
        }

        return collisions;
    }

    /// <summary>A handler for the class of this binding that nobody has at its placement.</summary>
    public string ProposeHandler(DeclaredPlacement binding)
    {
        string path = Catalog.HandlerAddress.Default(binding.Widget.Type.Name);
        string proposal = path;
        for (int i = 2; _first.ContainsKey((binding.Code!, proposal, binding.UserId!.Value)); i++)
        {
            proposal = FormattableString.Invariant($"{path}-{i}");
        }

        return proposal;
    }

    /// <summary>Whether any two bindings may collide. If not, nobody has to find out in which order they are written.</summary>
    private static bool MayCollide(List<DeclaredPlacement> bindings)
    {
        if (bindings.Count < 2)
        {
            return false;
        }

        var identities = new HashSet<(string Code, string Handler, int UserId)>();
        HashSet<(string Code, int UserId)>? limited = null;
        foreach (DeclaredPlacement binding in bindings)
        {
            if (!identities.Add(Identity(binding))
                || (binding.BindableFamily!.MaxCount is not null && !(limited ??= []).Add(Place(binding))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What makes two bindings the same one to Bitrix24, which compares letter by letter.</summary>
    private static (string Code, string Handler, int UserId) Identity(DeclaredPlacement binding) =>
        (binding.Code!, binding.Handler!, binding.UserId!.Value);

    /// <summary>For whom and where the number of handlers may be limited.</summary>
    private static (string Code, int UserId) Place(DeclaredPlacement binding) => (binding.Code!, binding.UserId!.Value);

    private void Add(DeclaredPlacement binding)
    {
        if (_first.TryGetValue(Identity(binding), out DeclaredPlacement? first))
        {
            _duplicates.Add((binding, first));
            return;
        }

        _first.Add(Identity(binding), binding);
        if (binding.BindableFamily!.MaxCount is { } maxCount)
        {
            if (!_limited.TryGetValue(Place(binding), out List<DeclaredPlacement>? known))
            {
                _limited.Add(Place(binding), known = []);
            }

            if (known.Count >= maxCount)
            {
                _surplus.Add((binding, known[0]));
                return;
            }

            known.Add(binding);
        }

        _accepted.Add(binding);
    }
}
