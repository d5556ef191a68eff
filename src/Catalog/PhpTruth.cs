namespace Placement.Catalog;

/// <summary>How Bitrix24 says yes: it is written in PHP, which has several ways, and passes each of them on.</summary>
internal static class PhpTruth
{
    public static bool IsYes(string? text) =>
        text == "1"
        || string.Equals(text, "Y", StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
