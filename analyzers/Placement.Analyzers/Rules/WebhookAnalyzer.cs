using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the application call widget methods as an application?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WebhookAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor WebhookAddress = new(
        RuleIds.WebhookAddress,
        title: "Widget method is called through a webhook",
        messageFormat: "A webhook cannot {0}: Bitrix24 answers WRONG_AUTH_TYPE. Use the REST address https://<portal>/rest/ with an application's token.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The methods placement.* need an application's token.",
        helpLinkUri: Rule.HelpLink(RuleIds.WebhookAddress));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(WebhookAddress);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
