using Placement.Declarations;

namespace Placement.Analyzers.Collisions;

/// <summary>Bindings that Bitrix24 would refuse because of others, found in the order in which they are written.</summary>
internal sealed class BindingCollisions
{
    private readonly Dictionary<(string Code, string Handler, int UserId), DeclaredBinding> _first = [];
    private readonly Dictionary<(string Code, int UserId), List<DeclaredBinding>> _limited = [];
    private readonly List<(DeclaredBinding Binding, DeclaredBinding First)> _duplicates = [];
    private readonly List<(DeclaredBinding Binding, DeclaredBinding First)> _surplus = [];
    private readonly List<DeclaredBinding> _accepted = [];

    private BindingCollisions()
    {
    }

    /// <summary>Bindings with the placement, handler and user of an earlier one.</summary>
    public IReadOnlyList<(DeclaredBinding Binding, DeclaredBinding First)> Duplicates => _duplicates;

    /// <summary>Bindings beyond the number that their placement allows.</summary>
    public IReadOnlyList<(DeclaredBinding Binding, DeclaredBinding First)> Surplus => _surplus;

    /// <summary>The bindings that are neither.</summary>
    public IReadOnlyList<DeclaredBinding> Accepted => _accepted;

    /// <summary>The collisions of these bindings, which are sorted; null: there are none.</summary>
    public static BindingCollisions? Find(List<DeclaredBinding> bindings)
    {
        if (!MayCollide(bindings))
        {
            return null;
        }

        bindings.Sort(DeclaredBinding.CompareByPlace);
        var collisions = new BindingCollisions();
        foreach (DeclaredBinding binding in bindings)
        {
            collisions.Add(binding);
        }

        return collisions;
    }

    /// <summary>A handler for the class of this binding that nobody has at its placement.</summary>
    public string ProposeHandler(DeclaredBinding binding)
    {
        string path = Catalog.HandlerAddress.Default(binding.Type.Name);
        string proposal = path;
        for (int i = 2; _first.ContainsKey((binding.Code, proposal, binding.UserId)); i++)
        {
            proposal = FormattableString.Invariant($"{path}-{i}");
        }

        return proposal;
    }

    /// <summary>Whether any two bindings may collide. If not, nobody has to find out in which order they are written.</summary>
    private static bool MayCollide(List<DeclaredBinding> bindings)
    {
        if (bindings.Count < 2)
        {
            return false;
        }

        var identities = new HashSet<(string Code, string Handler, int UserId)>();
        HashSet<(string Code, int UserId)>? limited = null;
        foreach (DeclaredBinding binding in bindings)
        {
            if (!identities.Add(binding.Identity)
                || (binding.Family.MaxCount is not null && !(limited ??= []).Add(binding.Place)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(DeclaredBinding binding)
    {
        if (_first.TryGetValue(binding.Identity, out DeclaredBinding? first))
        {
            _duplicates.Add((binding, first));
            return;
        }

        _first.Add(binding.Identity, binding);
        if (binding.Family.MaxCount is { } maxCount)
        {
            if (!_limited.TryGetValue(binding.Place, out List<DeclaredBinding>? known))
            {
                _limited.Add(binding.Place, known = []);
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
