namespace Placement.Requests;

/// <summary>The names that portals give the fields of their requests: every request has the same, so they are not made again for each.</summary>
internal static class FieldNames
{
    private static readonly string[][] ByLength = Group(
        [.. ClaimFields.OfFrames.Names, .. ClaimFields.OfEvents.Names, "PLACEMENT", "PLACEMENT_OPTIONS", "APPLICATION_SCOPE", "PROTOCOL", "LANG", "APP_SID"]);

    /// <summary>A name as text.</summary>
    public static string Text(ReadOnlySpan<char> name)
    {
        if (name.Length < ByLength.Length)
        {
            foreach (string known in ByLength[name.Length])
            {
                if (name.SequenceEqual(known))
                {
                    return known;
                }
            }
        }

        return name.ToString();
    }

    private static string[][] Group(string[] names)
    {
        ILookup<int, string> byLength = names.ToLookup(static name => name.Length);
        return [.. Enumerable.Range(0, names.Max(static name => name.Length) + 1).Select(length => byLength[length].ToArray())];
    }
}
