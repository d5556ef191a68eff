using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Calls;

namespace Placement.Analyzers.Rules;

/// <summary>Does anybody look at the report?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredReportAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor IgnoredReport = new(
        RuleIds.IgnoredReport,
        title: "Registration report is ignored",
        messageFormat: "The report of {0} is ignored, so nobody learns what Bitrix24 refused. "
            + "Call EnsureSuccess(), or look at the report.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A refused binding is an outcome in the report, not an exception.",
        helpLinkUri: Rule.HelpLink(RuleIds.IgnoredReport));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(IgnoredReport);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations) =>
        RegistrationCall.RegisterSearch(start, RegistrationCall.ReportWords, Analyze);

    private static void Analyze(SemanticModelAnalysisContext context, InvocationExpressionSyntax call, RegistrationCall registration)
    {
        string? name = RegistrationCall.NameOf(call);
        if (RegistrationCall.MayReport(name)
            && ReportUse.IsIgnored(call, context.SemanticModel, context.CancellationToken)
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && registration.Reports(method))
        {
            context.ReportDiagnostic(Diagnostic.Create(IgnoredReport, call.GetLocation(), name));
        }
    }
}
