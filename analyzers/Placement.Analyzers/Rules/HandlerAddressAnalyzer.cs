using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;

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
        messageFormat: "The scheme '{0}' is refused: Bitrix24 answers ERROR_UNSUPPORTED_PROTOCOL. Write {1}.",
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

    private static readonly DiagnosticDescriptor SecretInHandler = new(
        RuleIds.SecretInHandler,
        title: "Handler's URL carries a secret",
        messageFormat: "{0} looks like a secret, but {1}. {2} instead.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever opens the widget can read its address.",
        helpLinkUri: Rule.HelpLink(RuleIds.SecretInHandler));

    private static readonly Use ForHandler = new(
        unreachable: "Bitrix24 registers the handler, but its users see an empty frame",
        plainHttp: "Bitrix24 registers the handler, but browsers refuse to show it in a portal that is opened over https",
        secret: "whoever opens the widget can read its address",
        inPlaceOfSecret: "Verify APPLICATION_TOKEN of the request");

    private static readonly Use ForErrorHandler = new(
        unreachable: "Bitrix24 registers the error handler, but its servers cannot call it",
        plainHttp: "what Bitrix24's servers tell the error handler travels unencrypted",
        secret: "Bitrix24 stores the error handler's address as it is, and logs on the way contain it",
        inPlaceOfSecret: "Compare what the error handler is told with placement.get");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MalformedHandler, UnsupportedScheme, HostWithoutDot, UnreachableHandler, PlainHttp, SecretInHandler);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.Find(DeclaredBinding.HandlerProperty) is { Text: { } handler } argument)
            {
                AnalyzeHandler(context, widget, argument, handler.Trim());
            }

            if (placement.Find(CatalogOptions.ErrorHandlerUrl.Property) is { Text: { } errorHandler } errorArgument
                && placement.BindableFamily is { } family
                && (!family.OptionsAreKnown || family.FindOption(CatalogOptions.ErrorHandlerUrl.Key) is not null)
                && HandlerAddress.Read(errorHandler) is not null)
            {
                AnalyzeReadable(context, widget, errorArgument, errorHandler.Trim(), ForErrorHandler);
            }
        }
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, WidgetClass widget, Argument argument, string handler)
    {
        if (HandlerAddress.Read(handler) is not null)
        {
            AnalyzeReadable(context, widget, argument, handler, ForHandler);
            return;
        }

        var address = new AddressText(handler);
        string defaultPath = HandlerAddress.Default(widget.Type.Name);
        Location location = argument.ValueLocation(context.CancellationToken);
        if (HandlerAdvice.IsRefusedScheme(address))
        {
            string secure = "https:" + address.AfterScheme;
            bool isUrl = HandlerAddress.Read(secure) is not null;
            context.ReportDiagnostic(Diagnostic.Create(
                UnsupportedScheme, location, isUrl ? ReplaceBy(secure) : null, address.Scheme, isUrl ? "https" : HandlerAdvice.PathSuchAs(defaultPath)));
        }
        else
        {
            (string reason, string proposal) = HandlerAdvice.For(address, defaultPath);
            context.ReportDiagnostic(Diagnostic.Create(MalformedHandler, location, address.Shown, reason, proposal));
        }

        AnalyzeSecret(context, argument, address, ForHandler);
    }

    /// <summary>Looks at an address that the generator takes.</summary>
    private static void AnalyzeReadable(SymbolAnalysisContext context, WidgetClass widget, Argument argument, string written, Use use)
    {
        bool isPath = written[0] == '/';
        if (isPath && written.IndexOf('?') < 0)
        {
            return;
        }

        var address = new AddressText(written);
        if (!isPath)
        {
            AnalyzeUrl(context, widget, argument, address, use);
        }

        AnalyzeSecret(context, argument, address, use);
    }

    /// <summary>What is worst about a URL; the rest would be moot.</summary>
    private static void AnalyzeUrl(SymbolAnalysisContext context, WidgetClass widget, Argument argument, AddressText address, Use use)
    {
        // Of the handler alone Bitrix24 is known to want a dot.
        if (use == ForHandler && !address.HostHasDot)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                HostWithoutDot, argument.ValueLocation(context.CancellationToken), address.Host, HandlerAdvice.PathOf(address, widget.Type.Name)));
        }
        else if (Reachability.WhyUnreachable(new Uri(address.Text)) is { } why)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UnreachableHandler,
                argument.ValueLocation(context.CancellationToken),
                address.Host,
                why,
                use.Unreachable,
                HandlerAdvice.PathOf(address, widget.Type.Name)));
        }
        else if (string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase))
        {
            // Port 80 is that of http.
            string port = new Uri(address.Text).IsDefaultPort ? "" : address.Port;
            context.ReportDiagnostic(Diagnostic.Create(
                PlainHttp, argument.ValueLocation(context.CancellationToken), ReplaceBy(address.With(Uri.UriSchemeHttps, port)), use.PlainHttp));
        }
    }

    private static void AnalyzeSecret(SymbolAnalysisContext context, Argument argument, AddressText address, Use use)
    {
        string? secret = address.FindSecret() is { } name ? $"The query parameter '{name}'"
            : address.HasPassword ? "The password before the host"
            : address.HasUserInfo ? "The user name before the host"
            : null;
        if (secret is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                SecretInHandler, argument.ValueLocation(context.CancellationToken), secret, use.Secret, use.InPlaceOfSecret));
        }
    }

    /// <summary>Lets the fix write this address, if a line can hold it.</summary>
    private static ImmutableDictionary<string, string?>? ReplaceBy(string address) =>
        address.IndexOf(FixProperties.Separator) < 0 ? Rule.ReplaceBy(address) : null;

    /// <summary>What it means for whoever opens an address that something is wrong with it.</summary>
    private sealed class Use(string unreachable, string plainHttp, string secret, string inPlaceOfSecret)
    {
        public string Unreachable => unreachable;

        public string PlainHttp => plainHttp;

        public string Secret => secret;

        public string InPlaceOfSecret => inPlaceOfSecret;
    }
}
