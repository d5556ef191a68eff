using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can Bitrix24, and the browsers of its users, open the address?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerReachabilityAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor HostWithoutDot = new(
        RuleIds.HostWithoutDot,
        title: "Handler's host has no dot",
        messageFormat: "The host '{0}' is refused: Bitrix24 answers ERROR_WRONG_HANDLER_URL to a host without a dot. "
            + "Write a public host, or a path such as {1}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 takes a host without a dot for a local one.",
        helpLinkUri: Rule.HelpLink(RuleIds.HostWithoutDot));

    private static readonly DiagnosticDescriptor UnreachableHandler = new(
        RuleIds.UnreachableHandler,
        title: "Bitrix24's users cannot reach the handler",
        messageFormat: "The host '{0}' is {1}: {2}. Write a public host, or a path such as {3}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The browser of a Bitrix24 user opens the handler, and Bitrix24's own servers call the error handler.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnreachableHandler));

    private static readonly DiagnosticDescriptor PlainHttp = new(
        RuleIds.PlainHttp,
        title: "Handler is opened over plain http",
        messageFormat: "The address is plain http: {0}. Write https.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A frame with mixed content stays empty, and tokens travel unencrypted.",
        helpLinkUri: Rule.HelpLink(RuleIds.PlainHttp));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(HostWithoutDot, UnreachableHandler, PlainHttp);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (DeclaredAddress.Handler(placement) is { } handler)
            {
                Analyze(context, widget, handler);
            }

            if (DeclaredAddress.ErrorHandler(placement) is { } errorHandler)
            {
                Analyze(context, widget, errorHandler);
            }
        }
    }

    /// <summary>Reports the worst thing about a URL alone. A path is part of an address that is known at run time only.</summary>
    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, DeclaredAddress declared)
    {
        if (declared.Text.StartsWith("/", StringComparison.Ordinal) || HandlerAddress.Read(declared.Text) is null)
        {
            return;
        }

        var address = new AddressText(declared.Text);
        var uri = new Uri(declared.Text);

        // Of the handler alone Bitrix24 is known to want a dot.
        if (!declared.IsErrorHandler && !address.HostHasDot)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                HostWithoutDot,
                declared.Argument.ValueLocation(context.CancellationToken),
                address.Host,
                HandlerAdvice.PathOf(address, widget.Type.Name)));
        }
        else if (Reachability.WhyUnreachable(uri) is { } why)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UnreachableHandler,
                declared.Argument.ValueLocation(context.CancellationToken),
                address.Host,
                why,
                declared.IsErrorHandler
                    ? "Bitrix24 registers the error handler, but its servers cannot call it"
                    : "Bitrix24 registers the handler, but its users see an empty frame",
                HandlerAdvice.PathOf(address, widget.Type.Name)));
        }
        else if (uri.Scheme == Uri.UriSchemeHttp)
        {
            // Port 80 is that of http.
            string secure = address.With(Uri.UriSchemeHttps, uri.IsDefaultPort ? "" : address.Port);
            context.ReportDiagnostic(Diagnostic.Create(
                PlainHttp,
                declared.Argument.ValueLocation(context.CancellationToken),
                Rule.ReplaceBy(secure),
                declared.IsErrorHandler
                    ? "what Bitrix24's servers tell the error handler travels unencrypted"
                    : "Bitrix24 registers the handler, but browsers refuse to show it in a portal that is opened over https"));
        }
    }
}
