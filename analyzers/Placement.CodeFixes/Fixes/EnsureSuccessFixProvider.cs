using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>Adds a call of EnsureSuccess to a registration whose report nobody reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnsureSuccessFixProvider))]
public sealed class EnsureSuccessFixProvider : RuleFixProvider
{
    private const string Report = "RegistrationReport";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.IgnoredReport);

    /// <summary>An added <c>await</c> does not compile everywhere.</summary>
    private protected override bool MayNotCompile => true;

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            yield break;
        }

        ExpressionSyntax value = Ignored(call);
        bool await = false;
        if (!IsReport(target, value) && FindWait(value) is null)
        {
            // Where nobody awaits the task, somebody has to. A task that may be missing has to be asked for first.
            await = value.Parent
                    is ExpressionStatementSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
                && IsAsync(value)
                && !call.Ancestors().TakeWhile(node => node != value.Parent).Any(static node => node is ConditionalAccessExpressionSyntax);
            if (!await)
            {
                yield break;
            }
        }

        ExpressionSyntax replaced = WithDiscard(value);
        yield return new CodeChange(
            "Call EnsureSuccess()",
            editor => editor.ReplaceNode(
                replaced,
                (current, _) => Mend((ExpressionSyntax)current, isDiscard: replaced != value, await, target.Root.SyntaxTree.Options)));
    }

    /// <summary>The whole of what is ignored: the call, what awaits it or waits for it, and the parentheses around.</summary>
    private static ExpressionSyntax Ignored(ExpressionSyntax value)
    {
        while (value.Parent is ExpressionSyntax outer and not (AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax))
        {
            value = outer;
        }

        return value;
    }

    /// <summary>The value with the discard that it is assigned to, unless a comment stands between them.</summary>
    private static ExpressionSyntax WithDiscard(ExpressionSyntax value) =>
        value.Parent is AssignmentExpressionSyntax assignment
        && assignment.Parent is not AssignmentExpressionSyntax
        && !HasComment(assignment.Left.GetTrailingTrivia())
        && !HasComment(assignment.OperatorToken.TrailingTrivia)
        && !HasComment(value.GetLeadingTrivia())
            ? assignment
            : value;

    private static bool HasComment(SyntaxTriviaList trivia) =>
        trivia.Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool IsReport(FixTarget target, ExpressionSyntax value) =>
        target.Model.GetTypeInfo(value, target.CancellationToken).Type?.Name == Report;

    private static bool IsAsync(SyntaxNode value)
    {
        foreach (SyntaxNode node in value.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);

                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);

                case GlobalStatementSyntax:
                    return true;

                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }

    /// <summary>Works on text, so that nothing is formatted anew.</summary>
    private static ExpressionSyntax Mend(ExpressionSyntax ignored, bool isDiscard, bool await, ParseOptions options)
    {
        ExpressionSyntax value = isDiscard ? ((AssignmentExpressionSyntax)ignored).Right : ignored;
        string text = value.ToString();
        string report = await ? $"(await {text})"
            : value is AwaitExpressionSyntax ? $"({text})"
            : FindWait(value) is { } wait ? text.Substring(0, wait.Name.SpanStart - value.SpanStart) + "GetAwaiter().GetResult()"
            : text;
        return SyntaxFactory.ParseExpression(report + ".EnsureSuccess()", options: options).WithTriviaFrom(ignored);
    }

    /// <summary>What calls <c>task.Wait()</c>, without a limit; null: it is something else.</summary>
    private static MemberAccessExpressionSyntax? FindWait(ExpressionSyntax value) => value switch
    {
        ConditionalAccessExpressionSyntax conditional => FindWait(conditional.WhenNotNull),
        InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" } wait,
        } => wait,
        _ => null,
    };
}
