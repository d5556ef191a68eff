using Placement.Catalog;

namespace Placement.Lifecycle;

/// <summary>
/// The address of the application, as its widgets on a portal have it: for work that no administrator asks for, where neither the request
/// nor the configuration says it. Only administrators register widgets, so nobody else can have chosen it.
/// </summary>
internal static class RegisteredAddress
{
    /// <summary>The address that most widgets have before their declared path.</summary>
    /// <param name="stored">The widgets that the portal has.</param>
    /// <param name="declared">The widgets that the application declares.</param>
    /// <returns>The address; null: no widget tells.</returns>
    public static Uri? Of(IReadOnlyList<StoredBinding> stored, IReadOnlyList<WidgetBinding> declared)
    {
        string[] paths =
        [
            .. declared
                .Select(static binding => binding.Handler)
                .Where(static handler => handler.StartsWith('/'))
                .Distinct(StringComparer.Ordinal),
        ];
        return stored
            .SelectMany(
                binding => paths.Where(
                    path => binding.Handler.EndsWith(path, StringComparison.Ordinal)).Select(path => binding.Handler[..^path.Length]))
            .GroupBy(static address => address, StringComparer.Ordinal)
            .OrderByDescending(static addresses => addresses.Count())
            .ThenBy(static addresses => addresses.Key.Length)
            .Select(static addresses => WebAddress.Find(addresses.Key))
            .FirstOrDefault(static address => address is not null);
    }
}
