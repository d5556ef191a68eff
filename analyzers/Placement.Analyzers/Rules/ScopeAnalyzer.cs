using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the application have the scopes that its widgets need?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAnalyzer : WidgetAnalyzer
{
    private const string Registering = "without it, Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND";
    private const string Calling = "without it, Bitrix24 answers insufficient_scope";
    private const string Handling = "the widget can be registered without it, but its handler's calls are answered by insufficient_scope";
    private const string ScopesPage = "https://apidocs.bitrix24.com/api-reference/scopes/permissions.html";

    private static readonly DiagnosticDescriptor MissingScope = new(
        RuleIds.MissingScope,
        title: "Placement needs a scope that the application does not declare",
        messageFormat: "{0} needs the scope '{1}': {2}. Add it to the Scopes of BitrixApplication.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 offers a placement only to applications with its scope.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingScope));

    private static readonly DiagnosticDescriptor UnknownScope = new(
        RuleIds.UnknownScope,
        title: "Unknown scope",
        messageFormat: "'{0}' is {1}. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An application is granted the scopes that Bitrix24 knows.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnknownScope));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MissingScope, UnknownScope);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        if (DeclaredApplication.Find(start.Compilation) is not { Scopes: { Text: { } text } scopes } application
            || application.Tree() is not { } tree)
        {
            return;
        }

        var declared = new ScopeList(text);
        RegisterClassAction(start, declarations, (context, widget) => ReportMissing(context, widget, scopes, declared));

        // The application is no type, so that its file is looked at: an editor then reports while somebody types there.
        start.RegisterSemanticModelAction(context =>
        {
            if (context.SemanticModel.SyntaxTree == tree)
            {
                ReportUnknown(context, scopes, declared);
                ReportMissing(context, declarations, scopes, declared);
            }
        });
    }

    private static void ReportMissing(SymbolAnalysisContext context, WidgetClass widget, Argument scopes, ScopeList declared)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement is { BindableFamily: { Scope: { } scope } family } && !declared.Covers(scope) && placement.At(0) is { } code)
            {
                context.ReportDiagnostic(Missing(
                    code.ValueLocation(context.CancellationToken),
                    scopes.ValueLocation(context.CancellationToken),
                    placement.Code!,
                    scope,
                    family.ScopeIsForHandlerOnly));
            }
        }
    }

    /// <summary>Reports scopes that belong to no class of this project: that of all widgets, and those that libraries need.</summary>
    private static void ReportMissing(
        SemanticModelAnalysisContext context, WidgetDeclarations declarations, Argument scopes, ScopeList declared)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        Location location = scopes.ValueLocation(context.CancellationToken);
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        // Looking for a widget takes long, but only where the scope is missing.
        if (!declared.Covers(BitrixScope.Placement)
            && HasWidgets(compilation.Assembly.GlobalNamespace, declarations, context.CancellationToken))
        {
            reported.Add(BitrixScope.Placement);
            context.ReportDiagnostic(Missing(location, location, PlacementFamily.PlacementBind, BitrixScope.Placement));
        }

        foreach (WidgetLibrary library in WidgetLibrary.FindAll(
            WidgetLibrary.FindCandidates(compilation), compilation, context.CancellationToken))
        {
            foreach (string scope in ScopeList.Split(library.Scopes.Replace(',', ';')))
            {
                if (!declared.Covers(scope) && reported.Add(scope))
                {
                    context.ReportDiagnostic(Missing(location, location, "The widget library " + library.Assembly.Name, scope));
                }
            }
        }
    }

    private static bool HasWidgets(INamespaceOrTypeSymbol container, WidgetDeclarations declarations, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol nested
                && ((nested is INamedTypeSymbol type && declarations.Find(type) is { Placements.Length: > 0 })
                    || HasWidgets(nested, declarations, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    private static Diagnostic Missing(Location location, Location scopes, string what, string scope, bool isForHandlerOnly = false) =>
        Diagnostic.Create(
            MissingScope,
            location,
            isForHandlerOnly ? DiagnosticSeverity.Info : MissingScope.DefaultSeverity,
            [scopes],
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Scope, scope),
            what,
            scope,
            isForHandlerOnly ? Handling : scope == BitrixScope.Placement ? Calling : Registering);

    private static void ReportUnknown(SemanticModelAnalysisContext context, Argument argument, ScopeList declared)
    {
        ImmutableDictionary<string, string?>? properties = null;
        foreach (TextSpan entry in declared.Entries)
        {
            string written = declared.Text.Substring(entry.Start, entry.Length);
            string scope = written.Trim();
            BitrixScope? known = BitrixScope.Find(scope);
            if (scope.Length == 0 || known is { Successor: null })
            {
                continue;
            }

            // The fix replaces the whole text, so it mends all of it.
            string? mended = Mend(scope);
            properties ??= Rule.ReplaceBy(Mend(declared));
            var part = new TextSpan(entry.Start + written.IndexOf(scope, StringComparison.Ordinal), scope.Length);
            context.ReportDiagnostic(Diagnostic.Create(
                UnknownScope,
                Locate(argument, declared.Text, part, context.CancellationToken),
                mended is null ? null : properties,
                scope,
                known is null ? "no scope of Bitrix24" : "a deprecated scope of Bitrix24",
                mended is null ? "one of those at " + ScopesPage : $"'{mended}'"));
        }
    }

    /// <summary>The scopes that an entry was meant to be; null: nothing is close to it.</summary>
    private static string? Mend(string entry)
    {
        string[] scopes = ScopeList.Split(entry);
        for (int i = 0; i < scopes.Length; i++)
        {
            string? meant = BitrixScope.Find(scopes[i]) is { } known ? known.Successor ?? scopes[i] : ClosestScope.Find(scopes[i]);
            if (meant is null)
            {
                return null;
            }

            scopes[i] = meant;
        }

        return scopes.Length == 0 ? null : string.Join(",", scopes);
    }

    /// <summary>The text with every entry replaced by what it was meant to be, where that is known. No scope is written twice.</summary>
    private static string Mend(ScopeList declared)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (TextSpan entry in declared.Entries)
        {
            string scope = declared.Text.Substring(entry.Start, entry.Length).Trim();
            if (BitrixScope.Find(scope) is { Successor: null })
            {
                seen.Add(scope);
            }
        }

        var mended = new List<string>(declared.Entries.Count);
        foreach (TextSpan entry in declared.Entries)
        {
            string written = declared.Text.Substring(entry.Start, entry.Length);
            string scope = written.Trim();
            if (scope.Length == 0 || BitrixScope.Find(scope) is { Successor: null } || Mend(scope) is not { } meant)
            {
                mended.Add(written);
                continue;
            }

            string[] added = [.. meant.Split(',').Where(seen.Add)];
            if (added.Length > 0)
            {
                mended.Add(written.Replace(scope, string.Join(",", added)));
            }
        }

        return string.Join(",", mended).Trim();
    }

    /// <summary>Where a part of the text stands in its literal; where the whole stands, if there are escapes or several literals.</summary>
    private static Location Locate(Argument argument, string text, TextSpan part, CancellationToken cancellationToken)
    {
        if (argument.Syntax(cancellationToken)?.Expression is LiteralExpressionSyntax literal)
        {
            string written = literal.Token.Text;
            int start = written.IndexOf(text, StringComparison.Ordinal);
            bool isPlain = start >= 0
                && written.Substring(0, start).All(static letter => letter is '"' or '@')
                && written.Substring(start + text.Length).All(static letter => letter == '"');
            if (isPlain)
            {
                return Location.Create(literal.SyntaxTree, new TextSpan(literal.Token.SpanStart + start + part.Start, part.Length));
            }
        }

        return argument.ValueLocation(cancellationToken);
    }
}
