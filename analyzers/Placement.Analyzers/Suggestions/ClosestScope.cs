using Placement.Catalog;

namespace Placement.Analyzers.Suggestions;

/// <summary>Finds what somebody meant by a scope that does not exist.</summary>
internal static class ClosestScope
{
    /// <summary>In a scope of so few letters, two slips could turn anything into anything.</summary>
    private const int FewLetters = 4;

    /// <summary>The current scope that is one or two slips away; null: none.</summary>
    public static string? Find(string misspelt)
    {
        string wanted = misspelt.ToLowerInvariant();
        int best = (wanted.Length <= FewLetters ? 1 : 2) + 1;
        BitrixScope? closest = null;
        foreach (BitrixScope scope in BitrixScope.All)
        {
            int distance = EditDistance.Between(wanted, scope.Code, best - 1);
            if (distance < best)
            {
                (best, closest) = (distance, scope);
            }
        }

        return closest?.Successor ?? closest?.Code;
    }
}
