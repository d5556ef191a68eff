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
            if (Math.Abs(scope.Code.Length - wanted.Length) < best && Distance(wanted, scope.Code) is var distance && distance < best)
            {
                (best, closest) = (distance, scope);
            }
        }

        return closest?.Successor ?? closest?.Code;
    }

    /// <summary>Letters that are missing, superfluous, wrong or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] distance = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }

                int kept = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(kept, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                distance[i, j] = isSwap ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
            }
        }

        return distance[a.Length, b.Length];
    }
}
