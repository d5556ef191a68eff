namespace Placement.Requests;

/// <summary>
/// The fields that portals send. Every request has the same, so their names are not made again for each; and those that prove something are
/// recognised in any case.
/// </summary>
internal static class KnownFields
{
    private static readonly (string Name, int Proof)[][] ByLength = Group(
    [
        .. ClaimFields.Proofs.Select(static (name, index) => (name, 1 << index)),
        .. ClaimFields.Others.Select(static name => (name, 0)),
    ]);

    /// <summary>Makes a name of its characters.</summary>
    /// <param name="characters">The name.</param>
    /// <param name="proof">The bit of the field that proves something and is called so in some case; 0: none is.</param>
    public static string Name(ReadOnlySpan<char> characters, out int proof)
    {
        if (characters.Length < ByLength.Length)
        {
            foreach ((string known, int bit) in ByLength[characters.Length])
            {
                if (characters.Equals(known, StringComparison.OrdinalIgnoreCase))
                {
                    proof = bit;
                    return characters.SequenceEqual(known) ? known : characters.ToString();
                }
            }
        }

        proof = 0;
        return characters.ToString();
    }

    private static (string Name, int Proof)[][] Group((string Name, int Proof)[] fields)
    {
        ILookup<int, (string Name, int Proof)> byLength = fields.ToLookup(static field => field.Name.Length);
        return [.. Enumerable.Range(0, byLength.Max(static group => group.Key) + 1).Select(length => byLength[length].ToArray())];
    }
}
