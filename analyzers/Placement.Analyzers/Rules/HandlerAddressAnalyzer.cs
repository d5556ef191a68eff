using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Is the handler an address that Bitrix24 takes?</summary>
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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(MalformedHandler, UnsupportedScheme);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (DeclaredAddress.Handler(placement) is { } handler && HandlerAddress.Read(handler.Text) is null)
            {
                Location location = handler.Argument.ValueLocation(context.CancellationToken);
                context.ReportDiagnostic(Describe(new AddressText(handler.Text), HandlerAddress.Default(widget.Type.Name), location));
            }
        }
    }

    private static Diagnostic Describe(AddressText address, string defaultPath, Location location)
    {
        if (!HandlerAdvice.IsRefusedScheme(address))
        {
            (string reason, string proposal) = HandlerAdvice.For(address, defaultPath);
            return Diagnostic.Create(MalformedHandler, location, address.Shown, reason, proposal);
        }

        string secure = "https:" + address.AfterScheme;
        bool isUrl = HandlerAddress.Read(secure) is not null;
        return Diagnostic.Create(
            UnsupportedScheme,
            location,
            isUrl ? Rule.ReplaceBy(secure) : null,
            address.Scheme,
            isUrl ? "https" : HandlerAdvice.PathSuchAs(defaultPath));
    }
}
