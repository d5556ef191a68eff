using System.CommandLine;
using Placement.Catalog;
using Placement.Tool.Facts;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>catalog</c>.</summary>
internal static class CatalogCommand
{
    private const int LongestCode = 200;

    /// <summary>The scope of placements that need no other.</summary>
    private const string OwnScope = "placement";

    private static readonly Argument<string?> Code = new("code")
    {
        Description = "A placement, such as CRM_DEAL_DETAIL_TAB, in any case. Without one, all are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Search = new("--search", "-s")
    {
        Description = "List only placements whose code or context has this text.",
    };

    private static readonly Option<string?> Scope = new("--scope")
    {
        Description = "List only placements of this scope.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "catalog",
            "Says what is known about a placement: scope, context, options, limits. Or lists placements.",
            "placements catalog CRM_DEAL_DETAIL_TAB",
            "placements catalog --scope task",
            "placements catalog --search TOOLBAR --json")
        {
            Code, Search, Scope,
        };
        return command.Does(surroundings, static (result, console, _) => Task.FromResult(Run(result, console)));
    }

    private static ExitCode Run(ParseResult result, ToolConsole console)
    {
        if (result.GetValue(Code) is { } code)
        {
            Show(code, console);
        }
        else
        {
            List(result.GetValue(Search), result.GetValue(Scope), console);
        }

        return ExitCode.Done;
    }

    private static void Show(string code, ToolConsole console)
    {
        string wanted = code.Length > LongestCode ? code[..LongestCode] : code.Trim();
        PlacementCode found = PlacementCatalog.Find(wanted) ?? throw Unknown(wanted);
        var facts = new PlacementFacts(found);
        console.Result(found.Code);
        string last = "";
        foreach ((string word, string fact) in facts.Lines())
        {
            console.Result($"  {(word == last ? "" : word),-8} {fact}");
            last = word;
        }

        console.Json(facts.Write);
    }

    private static void List(string? search, string? scope, ToolConsole console)
    {
        string[] scopes = [.. PlacementCatalog.Codes.Select(ScopeOf).Distinct().Order(StringComparer.Ordinal)];
        if (scope is not null && !scopes.Contains(scope, StringComparer.OrdinalIgnoreCase))
        {
            throw new ToolException($"No placement is of the scope {scope}. There are {string.Join(", ", scopes)}.");
        }

        PlacementCode[] codes =
        [
            .. PlacementCatalog.Codes
                .Where(code => search is null || Matches(code, search))
                .Where(code => scope is null || string.Equals(ScopeOf(code), scope, StringComparison.OrdinalIgnoreCase))
                .OrderBy(static code => code.Code, StringComparer.Ordinal),
        ];
        int width = codes.Select(static code => code.Code.Length).DefaultIfEmpty().Max();
        foreach (PlacementCode code in codes)
        {
            string status = code.Status == PlacementStatus.Current ? "" : $" ({code.Status.ToString().ToLowerInvariant()})";
            console.Result($"{code.Code.PadRight(width)}  {ScopeOf(code),-14} {code.Family.Context}{status}");
        }

        if (codes.Length == 0)
        {
            console.Note("No placement is of that kind. Without --search and --scope, all are listed.");
        }

        console.Json(writer =>
        {
            writer.WriteStartArray();
            foreach (PlacementCode code in codes)
            {
                new PlacementFacts(code).WriteSummary(writer);
            }

            writer.WriteEndArray();
        });
    }

    private static string ScopeOf(PlacementCode code) => code.Family.Scope ?? OwnScope;

    private static bool Matches(PlacementCode code, string text) =>
        code.Code.Contains(text, StringComparison.OrdinalIgnoreCase)
        || code.Family.Context.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static ToolException Unknown(string code)
    {
        int found = code.Length > 0 && code.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? PlacementCatalog.Codes.Count(other => Matches(other, code))
            : 0;
        IReadOnlyList<string> closest = PlacementCatalog.Diagnose(code)?.Replacements ?? [];
        string advice = found > 0 ? $"placements catalog --search {code} lists {found} whose name or context has it."
            : closest.Count > 0 ? $"Did you mean {string.Join(", ", closest.Take(5))}?"
            : "placements catalog lists all that there are.";
        return new ToolException($"{code} is no placement. {advice}");
    }
}
