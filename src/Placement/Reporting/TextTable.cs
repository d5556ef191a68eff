using System.Text;

namespace Placement.Reporting;

/// <summary>Columns of equal width, the same on every machine.</summary>
internal static class TextTable
{
    public const string NoBindings = "(no bindings)";

    private const string Gap = "  ";

    /// <summary>One line per row, each column as wide as its longest cell, without blanks at the end of a line.</summary>
    public static IReadOnlyList<string> Align(IReadOnlyList<string[]> rows)
    {
        string[][] cells = [.. rows.Select(static row => (string[])[.. row.Select(OneLine)])];
        int[] widths = [.. Enumerable.Range(0, cells.Max(static row => row.Length)).Select(column => cells.Max(row => row[column].Length))];
        return [.. cells.Select(row => Join(row, widths))];
    }

    /// <summary>The text without line breaks and other control characters.</summary>
    public static string OneLine(string text) => new([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]);

    private static string Join(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            line.Append(column == 0 ? "" : Gap).Append(row[column].PadRight(widths[column]));
        }

        return line.ToString().TrimEnd();
    }
}
