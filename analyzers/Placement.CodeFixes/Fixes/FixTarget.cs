using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.CodeFixes.Fixes;

/// <summary>A diagnostic, and the code that it is about.</summary>
internal sealed class FixTarget(
    Document document, SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
{
    public Document Document => document;

    public SyntaxNode Root => root;

    public SemanticModel Model => model;

    public Diagnostic Diagnostic => diagnostic;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The innermost node with the diagnostic's span.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The attribute in which the diagnostic stands; null: it stands in none.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The argument of an attribute in which the diagnostic stands; null: it stands in none.</summary>
    public AttributeArgumentSyntax? AttributeArgument => Node.FirstAncestorOrSelf<AttributeArgumentSyntax>();

    /// <summary>What the rule handed over under this name of <c>FixProperties</c>; null: nothing.</summary>
    public string? Property(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>What the rule handed over as a list; empty: nothing.</summary>
    public ImmutableArray<string> Properties(string name) =>
        Property(name) is { Length: > 0 } joined
            ? ImmutableArray.Create(joined.Split(Analyzers.FixProperties.Separator))
            : ImmutableArray<string>.Empty;
}
