using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Calls;
using Placement.Catalog;

namespace Placement.Analyzers.Rules;

/// <summary>Can Bitrix24 reach the application?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaseAddressAnalyzer : WidgetAnalyzer
{
    private const string BaseAddress = "baseAddress";
    private const string Refused = "Bitrix24 answers ERROR_WRONG_HANDLER_URL to a host without a dot";
    private const string EmptyFrame = "Bitrix24 registers the widgets, but its users see empty frames";

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

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations) =>
        RegistrationCall.RegisterSearch(start, RegistrationCall.Words, Analyze);

    private static void Analyze(SemanticModelAnalysisContext context, InvocationExpressionSyntax call, RegistrationCall registration)
    {
        string? name = RegistrationCall.NameOf(call);
        if ((RegistrationCall.MayReport(name) || RegistrationCall.MayPlan(name))
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && (registration.Reports(method) || registration.Plans(method))
            && FindBaseAddress(call.ArgumentList.Arguments, method) is { } argument
            && ConstantUri.Find(argument, context.SemanticModel, context.CancellationToken)
                is { Uri: var address, Expression: var written }
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && Reachability.WhyUnreachable(address) is { } why)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UnreachableBaseAddress, written.GetLocation(), address.Host, why, address.Host.IndexOf('.') < 0 ? Refused : EmptyFrame));
        }
    }

    private static ExpressionSyntax? FindBaseAddress(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            string? parameter = arguments[i].NameColon is { } named ? named.Name.Identifier.ValueText
                : i < method.Parameters.Length ? method.Parameters[i].Name
                : null;
            if (parameter == BaseAddress)
            {
                return arguments[i].Expression;
            }
        }

        return null;
    }
}
