using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.PortalLists;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the portal offer the code? Asked only where the project has the portal's list.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortalListAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor AbsentFromPortal = new(
        RuleIds.AbsentFromPortal,
        title: "Placement is absent from the portal's list",
        messageFormat: "{0} is {1}: {2}. {3}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The project has the answer of placement.list among its additional files, and the code is not in it.",
        helpLinkUri: Rule.HelpLink(RuleIds.AbsentFromPortal));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AbsentFromPortal);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        PortalListFiles? files = PortalListFiles.Find(
            start.Options.AdditionalFiles,
            text => start.TryGetValue(text, PortalList.Provider, out PortalList? list) ? list : null,
            start.CancellationToken);
        if (files is null)
        {
            return;
        }

        if (files.AreReadable)
        {
            RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, files));
        }
        else
        {
            start.RegisterAdditionalFileAction(context => Analyze(context, files));
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, PortalListFiles files)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            // What is wrong on every portal is reported by the rules about codes.
            if (placement is { IsCodeSound: true, Known: { } code } && !files.Offer(code) && placement.At(0) is { } argument)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    AbsentFromPortal,
                    argument.ValueLocation(context.CancellationToken),
                    code.Code,
                    files.Count == 1
                        ? "not in " + PortalListFiles.FileName
                        : $"in none of the {files.Count} files {PortalListFiles.FileName}",
                    code is { IsWildcard: true, Entity: CrmEntityType.Dynamic }
                        ? "the portal offers it for no smart process, and the widget is shown nowhere"
                        : "the portal answers ERROR_PLACEMENT_NOT_FOUND",
                    "Remove the widget, or renew the list if the portal or the application's scopes have changed since"));
            }
        }
    }

    private static void Analyze(AdditionalFileAnalysisContext context, PortalListFiles files)
    {
        if (files.FindFault(context.AdditionalFile) is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AbsentFromPortal,
                location,
                PortalListFiles.FileName,
                "no answer of placement.list",
                "expected {\"result\": [\"CODE\", …]} or the array alone",
                "Save the portal's answer as it is; until then no placement is looked up"));
        }
    }
}
