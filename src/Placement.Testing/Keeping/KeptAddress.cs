using Placement.Catalog;

namespace Placement.Testing.Keeping;

/// <summary>The address of a handler.</summary>
internal static class KeptAddress
{
    /// <summary>An address that can be opened.</summary>
    /// <exception cref="KeptValueException">It is none.</exception>
    public static string Read(KeptObject entry, string name) =>
        entry.Text(name) is var text && WebAddress.Find(text) is not null ? text : throw new KeptValueException(name);
}
