using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>Adds a call of MapPlacements behind the only line of the file that builds the application.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MapPlacementsFixProvider))]
public sealed class MapPlacementsFixProvider : RuleFixProvider
{
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnmappedWidgets);

    /// <summary>The namespace of the generated class may not be imported here.</summary>
    private protected override bool MayNotCompile => true;

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        LocalDeclarationStatementSyntax[] built =
            [.. target.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(declaration => Builds(declaration, target))];
        if (built.Length != 1)
        {
            yield break;
        }

        string name = built[0].Declaration.Variables[0].Identifier.Text;
        yield return new CodeChange("Call MapPlacements()", editor =>
        {
            StatementSyntax call = SyntaxFactory.ParseStatement($"{name}.MapPlacements();")
                .WithLeadingTrivia(Indentation(built[0]))
                .WithTrailingTrivia(built[0].GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
            if (built[0].Parent is GlobalStatementSyntax global)
            {
                editor.InsertAfter(global, SyntaxFactory.GlobalStatement(call));
            }
            else
            {
                editor.InsertAfter(built[0], call);
            }
        });
    }

    /// <summary>Whether this is <c>var app = builder.Build();</c>.</summary>
    private static bool Builds(LocalDeclarationStatementSyntax declaration, FixTarget target) =>
        declaration.Declaration.Variables.Count == 1
        && declaration.Declaration.Variables[0].Initializer is { Value: InvocationExpressionSyntax value }
        && declaration.Parent is BlockSyntax or GlobalStatementSyntax
        && target.Model.GetTypeInfo(value, target.CancellationToken).Type?.ToDisplayString() == Application;

    private static IEnumerable<SyntaxTrivia> Indentation(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
}
