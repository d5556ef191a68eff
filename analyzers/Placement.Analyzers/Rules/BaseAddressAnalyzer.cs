using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Can Bitrix24 reach the application?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaseAddressAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnreachableBaseAddress = new(
        RuleIds.UnreachableBaseAddress,
        title: "Bitrix24's users cannot reach the base address",
        messageFormat: "The host '{0}' is {1}: {2}. Write the public address of the application.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Handlers are paths below the base address, and the browsers of Bitrix24's users open them.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnreachableBaseAddress));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnreachableBaseAddress);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
