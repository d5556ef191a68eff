using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the application have the scopes that its widgets need?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor MissingScope = new(
        RuleIds.MissingScope,
        title: "Placement needs a scope that the application does not declare",
        messageFormat: "{0} needs the scope '{1}': {2}. Add it to the Scopes of BitrixApplication.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 offers a placement only to applications with its scope.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingScope));

    private static readonly DiagnosticDescriptor UnknownScope = new(
        RuleIds.UnknownScope,
        title: "Unknown scope",
        messageFormat: "'{0}' is no scope of Bitrix24{1}. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An application is granted the scopes that Bitrix24 knows.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnknownScope));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MissingScope, UnknownScope);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
