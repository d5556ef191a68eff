using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the address give a secret away?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSecretAnalyzer : WidgetAnalyzer
{
    /// <summary>What an address with a query, a user name or a password contains.</summary>
    private static readonly char[] Marks = ['?', '@'];

    private static readonly DiagnosticDescriptor SecretInHandler = new(
        RuleIds.SecretInHandler,
        title: "Handler's URL carries a secret",
        messageFormat: "{0} looks like a secret, but {1}. {2} instead.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever opens the widget can read its address.",
        helpLinkUri: Rule.HelpLink(RuleIds.SecretInHandler));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(SecretInHandler);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (DeclaredAddress.Handler(placement) is { } handler)
            {
                Analyze(context, handler);
            }

            if (DeclaredAddress.ErrorHandler(placement) is { } errorHandler)
            {
                Analyze(context, errorHandler);
            }
        }
    }

    private static void Analyze(SymbolAnalysisContext context, DeclaredAddress declared)
    {
        if (declared.Text.IndexOfAny(Marks) < 0)
        {
            return;
        }

        var address = new AddressText(declared.Text);
        string? secret = address.FindSecret() is { } name ? $"The query parameter '{name}'"
            : address.HasPassword ? "The password before the host"
            : address.HasUserInfo ? "The user name before the host"
            : null;
        if (secret is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                SecretInHandler,
                declared.Argument.ValueLocation(context.CancellationToken),
                secret,
                declared.IsErrorHandler
                    ? "Bitrix24 stores the error handler's address as it is, and logs on the way contain it"
                    : "whoever opens the widget can read its address",
                declared.IsErrorHandler
                    ? "Compare what the error handler is told with placement.get"
                    : "Verify APPLICATION_TOKEN of the request"));
        }
    }
}
