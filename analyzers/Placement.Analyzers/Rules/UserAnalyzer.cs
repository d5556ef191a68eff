using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can the widget be registered for one user?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UserAnalyzer : WidgetAnalyzer
{
    /// <summary>Made when it is reported: most projects read no more of the catalog than they use.</summary>
    private static string PlacementsWithUsers =>
        string.Join(", ", PlacementCatalog.Families.Where(static family => family.SupportsUserId).Select(static family => family.Name));

    private static readonly DiagnosticDescriptor UnsupportedUser = new(
        RuleIds.UnsupportedUser,
        title: "Placement cannot be registered for one user",
        messageFormat: "{0} cannot be registered for one user: Bitrix24 answers ERROR_PLACEMENT_USER_MODE. Only {1} supports UserId.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "USER_ID is refused, with one exception.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnsupportedUser));

    private static readonly DiagnosticDescriptor InvalidUser = new(
        RuleIds.InvalidUser,
        title: "User id is not positive",
        messageFormat: "{0} is no user id: ids begin at 1, and without UserId the widget is registered for everybody. "
            + "Remove UserId, or write the id of a user.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A user id comes from user.get.",
        helpLinkUri: Rule.HelpLink(RuleIds.InvalidUser));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UnsupportedUser, InvalidUser);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.Find(DeclaredPlacement.UserProperty) is not { Number: { } user } argument)
            {
                continue;
            }

            if (placement.BindableFamily is { SupportsUserId: false, OptionsAreKnown: true })
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UnsupportedUser,
                    argument.Location(context.CancellationToken),
                    Rule.RemoveArgument,
                    placement.Code,
                    PlacementsWithUsers));
            }
            else if (user <= 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    InvalidUser, argument.Location(context.CancellationToken), Rule.RemoveArgument, user));
            }
        }
    }
}
