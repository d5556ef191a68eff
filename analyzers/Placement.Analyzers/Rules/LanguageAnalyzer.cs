using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Will Bitrix24 find the language?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageAnalyzer : WidgetAnalyzer
{
    /// <summary>Made when it is reported: most projects read no more of the catalog than they use.</summary>
    private static string AnyLanguage =>
        "one of " + string.Join(
            ", ", BitrixLanguage.All.Select(static language => language.Code).OrderBy(static code => code, StringComparer.Ordinal));

    private static readonly DiagnosticDescriptor UnknownLanguage = new(
        RuleIds.UnknownLanguage,
        title: "Unknown language code",
        messageFormat: "{0}: {1}. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 has language codes of its own: la is Spanish, br Portuguese, ua Ukrainian, sc and tc Chinese, "
            + "vn Vietnamese, kz Kazakh.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnknownLanguage));

    private static readonly DiagnosticDescriptor DuplicateLanguage = new(
        RuleIds.DuplicateLanguage,
        title: "Language is given twice",
        messageFormat: "The language '{0}' is given twice for {1}: Bitrix24 stores one of the texts only. Merge the attributes.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "LANG_ALL has one entry per language.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateLanguage));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UnknownLanguage, DuplicateLanguage);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        base.Start(start, declarations);

        // The application is no type, so that its file is looked at: an editor then reports while somebody types there.
        if (DeclaredApplication.Find(start.Compilation) is { DefaultLanguage: not null } application
            && application.Tree() is { } tree)
        {
            start.RegisterSemanticModelAction(context =>
            {
                if (context.SemanticModel.SyntaxTree == tree)
                {
                    Analyze(context, application);
                }
            });
        }
    }

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredText text in widget.Texts)
        {
            if (text.At(0) is { } language && !IsKnown(language.Text))
            {
                ReportUnknown(context, widget.Texts, text, language);
            }
        }

        if (HasDuplicates(widget.Texts))
        {
            ReportDuplicates(context, widget.Texts);
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, DeclaredApplication application)
    {
        if (application.DefaultLanguage is { } language && !IsKnown(language.Text))
        {
            context.ReportDiagnostic(Unknown(
                language,
                "users never see the texts of WidgetPlacement where there are others",
                "'en' takes its place",
                static _ => false,
                context.CancellationToken));
        }
    }

    private static void ReportUnknown(
        SymbolAnalysisContext context, ImmutableArray<DeclaredText> texts, DeclaredText text, Argument language) =>
        context.ReportDiagnostic(Unknown(
            language,
            "users never see these texts",
            "the texts are not sent",
            suggestion => IsTaken(texts, text, suggestion),
            context.CancellationToken));

    private static bool IsKnown(string? language) => language is not null && BitrixLanguage.Find(language.Trim()) is not null;

    private static Diagnostic Unknown(
        Argument language, string harm, string harmOfNone, Func<string, bool> isTaken, CancellationToken cancellationToken)
    {
        string written = language.Text?.Trim() ?? "";
        string[] suggestions = Suggest(written);
        return Diagnostic.Create(
            UnknownLanguage,
            language.ValueLocation(cancellationToken),
            Rule.ReplaceBy(suggestions.Where(suggestion => !isTaken(suggestion))),
            written.Length == 0 ? "No language" : $"'{written}' is no language of Bitrix24",
            written.Length == 0 ? harmOfNone : harm,
            suggestions.Length == 0 ? AnyLanguage : string.Join(" or ", suggestions.Select(static code => $"'{code}'")));
    }

    /// <summary>What somebody meant by a culture (<c>es-MX</c>) or by a name (<c>Spanish</c>).</summary>
    private static string[] Suggest(string written)
    {
        if (written.Length == 0)
        {
            return [];
        }

        if (BitrixLanguage.FindByCulture(written) is { } meant)
        {
            return [meant.Code];
        }

        string[] exact = CodesOf(name => string.Equals(name, written, StringComparison.OrdinalIgnoreCase));
        return exact.Length > 0 ? exact : CodesOf(name => name.StartsWith(written + " (", StringComparison.OrdinalIgnoreCase));

        static string[] CodesOf(Func<string, bool> isMeant) =>
            [.. BitrixLanguage.All.Where(language => isMeant(language.Name)).Select(static language => language.Code)];
    }

    /// <summary>Whether another text for the same placements has this language, or is offered it as a replacement.</summary>
    private static bool IsTaken(ImmutableArray<DeclaredText> texts, DeclaredText text, string language)
    {
        foreach (DeclaredText other in texts)
        {
            if (other != text
                && other.Limit == text.Limit
                && other.Code is { } code
                && (code == language || (BitrixLanguage.Find(code) is null && Suggest(code).Contains(language))))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReportDuplicates(SymbolAnalysisContext context, ImmutableArray<DeclaredText> texts)
    {
        // The order in which the compiler reports attributes of a partial class depends on the order of its files.
        DeclaredText[] ordered =
        [
            .. texts
                .Where(text => text.Code is not null && IsLimitClear(text, context.CancellationToken))
                .OrderBy(static text => text.Data.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(static text => text.Data.ApplicationSyntaxReference?.Span.Start),
        ];
        for (int i = 1; i < ordered.Length; i++)
        {
            DeclaredText second = ordered[i];
            int first = Array.FindIndex(ordered, text => AreTheSame(text, second));
            if (first < i && second.At(0) is { } language && ordered[first].At(0) is { } earlier)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    DuplicateLanguage,
                    language.ValueLocation(context.CancellationToken),
                    [earlier.ValueLocation(context.CancellationToken)],
                    second.Code,
                    second.Limit ?? "all placements"));
            }
        }
    }

    private static bool HasDuplicates(ImmutableArray<DeclaredText> texts)
    {
        for (int i = 1; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (AreTheSame(texts[i], texts[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether there is no limit, or one that compiles.</summary>
    private static bool IsLimitClear(DeclaredText text, CancellationToken cancellationToken) =>
        text.Find(LimitedAttribute.Placement) is not null || !text.IsWritten(LimitedAttribute.Placement, cancellationToken);

    private static bool AreTheSame(DeclaredText one, DeclaredText other) =>
        one.Limit == other.Limit && one.Code is { } code && code == other.Code;
}
