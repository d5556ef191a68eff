using Placement.Bindings;

namespace Placement.Planning;

/// <summary>
/// What makes two bindings the same one to Bitrix24: the code, the exact text of the handler, and the user (0: everybody).
/// </summary>
internal readonly record struct BindingIdentity(string Placement, string Handler, int UserId)
{
    public static BindingIdentity Of(WidgetBinding declared, BaseAddress baseAddress) =>
        new(declared.Placement, declared.ResolveHandler(baseAddress), declared.UserId ?? 0);

    public static BindingIdentity Of(StoredBinding stored) => new(stored.Placement.ToUpperInvariant(), stored.Handler, stored.UserId);
}
