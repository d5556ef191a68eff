namespace Placement.Catalog.Writer.Documentation;

/// <summary>A page of the documentation has its written tables between two comments.</summary>
internal static class Markers
{
    public static string Replace(string page, string table, string text)
    {
        string begin = $"<!-- {table}: written from {WrittenFile.Source} -->\n";
        string end = $"<!-- end of {table} -->\n";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return from >= begin.Length && to >= from
            ? page[..from] + text + page[to..]
            : throw new InvalidDataException($"The page has no lines '{begin.TrimEnd()}' and '{end.TrimEnd()}'.");
    }
}
