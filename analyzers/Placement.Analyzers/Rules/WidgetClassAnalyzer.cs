using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Can the class serve as a widget?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetClassAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnusableClass = new(
        RuleIds.UnusableClass,
        title: "Class cannot serve as a widget",
        messageFormat: "{0} is {1}, so no instance of it can serve {2}. {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A widget is created for each request.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnusableClass));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnusableClass);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
