namespace DealDesk;

/// <summary>Columns of text, for a terminal.</summary>
internal static class OutputTable
{
    /// <summary>The rows below their headings, each column as wide as its widest text.</summary>
    public static string Of(string[] headings, IEnumerable<string[]> rows)
    {
        string[][] lines = [headings, .. rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()));
    }
}
