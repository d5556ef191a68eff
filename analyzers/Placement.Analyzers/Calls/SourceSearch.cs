using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Calls;

/// <summary>
/// Looks into files that contain certain words. Syntax node actions would make the compiler list the nodes of every
/// declaration of the project, which costs far more than a search of its text.
/// </summary>
internal static class SourceSearch
{
    /// <summary>Calls the action for each node of the files that contain one of the words, in any case.</summary>
    public static void RegisterSearch(
        this CompilationStartAnalysisContext start, string[] words, Action<SemanticModelAnalysisContext, SyntaxNode> analyze) =>
        start.RegisterSemanticModelAction(context =>
        {
            SyntaxTree tree = context.SemanticModel.SyntaxTree;
            if (!ContainsOne(tree.GetText(context.CancellationToken).ToString(), words))
            {
                return;
            }

            foreach (SyntaxNode node in tree.GetRoot(context.CancellationToken).DescendantNodes())
            {
                analyze(context, node);
            }
        });

    private static bool ContainsOne(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
