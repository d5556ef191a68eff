namespace Placement.Catalog;

/// <summary>A permission that an application asks for.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/scopes/permissions.html</remarks>
internal sealed partial class BitrixScope
{
    /// <summary>The scope of <c>placement.*</c> itself.</summary>
    public const string Placement = "placement";

    private BitrixScope(string code, string? successor)
    {
        Code = code;
        Successor = successor;
    }

    public string Code { get; }

    /// <summary>The scope that took over; null: it is current.</summary>
    public string? Successor { get; }

    public static IReadOnlyList<BitrixScope> All { get; } = [.. Table.Split('\n').Select(static line => line.Split(' ')).Select(Read)];

    /// <summary>The scope with this code, in any case, or null.</summary>
    public static BitrixScope? Find(string code)
    {
        foreach (BitrixScope scope in All)
        {
            if (string.Equals(scope.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return scope;
            }
        }

        return null;
    }

    private static BitrixScope Read(string[] row) => new(row[0], row.Length > 1 ? row[1] : null);
}
