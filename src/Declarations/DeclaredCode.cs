namespace Placement.Declarations;

/// <summary>Codes as the generator reads them.</summary>
internal static class DeclaredCode
{
    /// <summary>The code trimmed and in upper case; null: nothing remains.</summary>
    public static string? Read(string? declared) => declared?.Trim() is { Length: > 0 } code ? code.ToUpperInvariant() : null;
}
