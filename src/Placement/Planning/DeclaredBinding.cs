using Placement.Bindings;

namespace Placement.Planning;

/// <summary>A declared binding at the application's address, without wildcard, for one user or everybody.</summary>
internal sealed class DeclaredBinding
{
    public DeclaredBinding(WidgetBinding binding, BaseAddress baseAddress)
    {
        Binding = binding;
        Identity = new BindingIdentity(binding.Placement, binding.ResolveHandler(baseAddress), binding.UserId ?? 0);
        Options = binding.GetOptions(baseAddress).ToDictionary(static option => option.Key, static option => option.Value, StringComparer.Ordinal);
    }

    public WidgetBinding Binding { get; }

    public BindingIdentity Identity { get; }

    /// <summary>OPTIONS as they are sent.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>The title to show to a person; null: none is declared.</summary>
    public string? Title => Binding.Title ?? Binding.Texts.Values.Select(static text => text.Title).FirstOrDefault(static title => title is not null);
}
