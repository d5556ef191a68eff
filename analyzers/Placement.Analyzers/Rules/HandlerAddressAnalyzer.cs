using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Can Bitrix24 open the handler?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAddressAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor MalformedHandler = new(
        RuleIds.MalformedHandler,
        title: "Handler is neither a path nor a URL",
        messageFormat: "'{0}' is no address of a handler: {1}. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A handler is a path below the application's base address, or an absolute http or https URL.",
        helpLinkUri: Rule.HelpLink(RuleIds.MalformedHandler));

    private static readonly DiagnosticDescriptor UnsupportedScheme = new(
        RuleIds.UnsupportedScheme,
        title: "Handler has a scheme that Bitrix24 refuses",
        messageFormat: "The scheme '{0}' is refused: Bitrix24 answers ERROR_UNSUPPORTED_PROTOCOL. Write https.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 opens handlers over http and https only.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnsupportedScheme));

    private static readonly DiagnosticDescriptor HostWithoutDot = new(
        RuleIds.HostWithoutDot,
        title: "Handler's host has no dot",
        messageFormat: "The host '{0}' is refused: Bitrix24 answers ERROR_WRONG_HANDLER_URL to a host without a dot. Write a public host, or a path such as {1}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 takes a host without a dot for a local one.",
        helpLinkUri: Rule.HelpLink(RuleIds.HostWithoutDot));

    private static readonly DiagnosticDescriptor UnreachableHandler = new(
        RuleIds.UnreachableHandler,
        title: "Bitrix24's users cannot reach the handler",
        messageFormat: "The host '{0}' is {1}: Bitrix24 registers the handler, but its users see an empty frame. Write a public host, or a path such as {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The browser of a Bitrix24 user opens the handler, and some handlers are called by Bitrix24's own servers.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnreachableHandler));

    private static readonly DiagnosticDescriptor PlainHttp = new(
        RuleIds.PlainHttp,
        title: "Handler is opened over plain http",
        messageFormat: "Bitrix24 registers a handler over http, but browsers refuse to show it in a portal that is opened over https. Write https.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A frame with mixed content stays empty, and tokens travel unencrypted.",
        helpLinkUri: Rule.HelpLink(RuleIds.PlainHttp));

    private static readonly DiagnosticDescriptor SecretInHandler = new(
        RuleIds.SecretInHandler,
        title: "Handler's URL carries a secret",
        messageFormat: "The query parameter '{0}' looks like a secret: Bitrix24 stores handlers as they are and shows them to the portal's administrators and users. Verify APPLICATION_TOKEN of the request instead.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever opens the widget can read its address.",
        helpLinkUri: Rule.HelpLink(RuleIds.SecretInHandler));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MalformedHandler, UnsupportedScheme, HostWithoutDot, UnreachableHandler, PlainHttp, SecretInHandler);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
