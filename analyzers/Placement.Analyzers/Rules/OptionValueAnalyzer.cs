using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does Bitrix24 take the values of the options?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionValueAnalyzer : WidgetAnalyzer
{
    /// <summary>Marks a path of the application in a WidgetOption, which is resolved before it is sent.</summary>
    private const string OwnPath = "~/";

    private const string NotSent = "it is not sent";

    private static readonly DiagnosticDescriptor InvalidOption = new(
        RuleIds.InvalidOption,
        title: "Invalid value of an option",
        messageFormat: "{0} cannot {1}: {2}. Write {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 refuses the value or forgets it.",
        helpLinkUri: Rule.HelpLink(RuleIds.InvalidOption));

    private static readonly DiagnosticDescriptor IneffectiveContexts = new(
        RuleIds.IneffectiveContexts,
        title: "All makes the other chat contexts ineffective",
        messageFormat: "{0} shows the widget in all chats and makes {1} ineffective. Write {0} alone, or leave it out.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 reads ALL together with other contexts as ALL.",
        helpLinkUri: Rule.HelpLink(RuleIds.IneffectiveContexts));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(InvalidOption, IneffectiveContexts);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            // What another method registers is reported as such.
            if (placement.Known is null || placement.IsBindable)
            {
                AnalyzeArguments(context, placement);
            }
        }

        foreach (DeclaredOption option in widget.Options)
        {
            if (option.Key is { } key
                && CatalogOptions.FindByKey(key) is { } known
                && option.Value is { } value
                && option.At(1) is { } argument
                && IsSent(widget, option, key))
            {
                AnalyzeOption(context, known, value, argument);
            }
        }
    }

    private static void AnalyzeArguments(SymbolAnalysisContext context, DeclaredPlacement placement)
    {
        for (int i = 0; i < placement.Data.NamedArguments.Length; i++)
        {
            if (placement.NamedAt(i) is not { } argument || CatalogOptions.FindByProperty(argument.Name) is not { } option)
            {
                continue;
            }

            // Nobody knows what a placement of an unknown family takes, but a value without a name is a mistake anywhere.
            PlacementFamily? known = placement.BindableFamily is { OptionsAreKnown: true } family ? family : null;
            if (known is null || known.FindOption(option.Key) is not null)
            {
                AnalyzeArgument(context, option, argument, known is not null);
            }
        }
    }

    private static void AnalyzeArgument(SymbolAnalysisContext context, PlacementOption option, Argument argument, bool isTaken)
    {
        bool isReported = false;
        foreach (ValueProblem problem in option.Kind.FindProblems(option, argument.Value))
        {
            bool isOfEnum = problem.Expected is null;
            if (isOfEnum ? !IsPlainNumber(argument.Syntax(context.CancellationToken)?.Expression) : isTaken)
            {
                isReported = true;
                Report(
                    context,
                    problem.Element is { } element
                        ? argument.ElementLocation(element, context.CancellationToken)
                        : argument.ValueLocation(context.CancellationToken),
                    argument.Name,
                    option.Kind.IsAddress ? Be(argument.Text!.Trim()) : problem.What,
                    problem.IsSent ? Refused(option)
                    : option.MissingError is { } code ? $"{NotSent}, and Bitrix24 answers {code}"
                    : NotSent,
                    problem.Expected ?? (option.Kind.Separator is null ? "a member of " : "members of ") + argument.Constant.Type?.Name);
            }
        }

        if (isTaken && !isReported)
        {
            AnalyzeFlags(context, option, argument);
        }
    }

    /// <summary>A number without a cast is an error of the compiler, which evaluates it nevertheless.</summary>
    private static bool IsPlainNumber(ExpressionSyntax? written) => written switch
    {
        PrefixUnaryExpressionSyntax signed => IsPlainNumber(signed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        _ => false,
    };

    private static void AnalyzeFlags(SymbolAnalysisContext context, PlacementOption option, Argument argument)
    {
        if (option.Kind.Overriding is not { } overriding || argument.Number is not { } flags || argument.Constant.Type is not { } type)
        {
            return;
        }

        int all = option.FindFlag(overriding);
        if ((flags & all) == 0 || flags == all)
        {
            return;
        }

        string? allName = null;
        var ineffective = new List<string>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { ConstantValue: int flag } && flag != 0 && (flags & flag) == flag)
            {
                if (flag == all)
                {
                    allName = member.Name;
                }
                else
                {
                    ineffective.Add(member.Name);
                }
            }
        }

        if (allName is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                IneffectiveContexts,
                argument.ValueLocation(context.CancellationToken),
                Rule.KeepOrDrop(allName),
                type.Name + "." + allName,
                string.Join(", ", ineffective)));
        }
    }

    private static void AnalyzeOption(SymbolAnalysisContext context, PlacementOption option, string value, Argument argument)
    {
        if (option.Kind.IsAddress && value.StartsWith(OwnPath, StringComparison.Ordinal))
        {
            return;
        }

        if (option.Kind.FindProblem(option, value) is { } problem)
        {
            string expected = option.Kind.Expected(option);
            Report(
                context,
                argument.ValueLocation(context.CancellationToken),
                $"'{option.Key}'",
                option.Kind.IsAddress ? Be(value) : problem,
                Refused(option),
                option.Kind.IsAddress ? $"{expected}, or '{OwnPath}' and a path" : expected);
        }
        else if (option.Kind.Overriding is { } all && option.Kind.Split(value) is { Length: > 1 } choices && choices.Contains(all))
        {
            string[] ineffective = [.. choices.Where(choice => choice != all).Distinct()];
            if (ineffective.Length > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    IneffectiveContexts,
                    argument.ValueLocation(context.CancellationToken),
                    Rule.ReplaceBy(all, string.Join(option.Kind.Separator.ToString(), ineffective)),
                    all,
                    string.Join(", ", ineffective)));
            }
        }
    }

    /// <summary>Whether the value reaches Bitrix24 for a placement that is known to take the option.</summary>
    private static bool IsSent(WidgetClass widget, DeclaredOption option, string key)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is { OptionsAreKnown: true } family
                && family.FindOption(key) is not null
                && placement.FindSender(key) == option)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with an address, which may carry a secret: messages end up in logs.</summary>
    private static string Be(string address) => $"be '{new AddressText(address).Shown}'";

    private static string Refused(PlacementOption option) =>
        option.InvalidError is { } code ? $"Bitrix24 answers {code}" : "Bitrix24 refuses or ignores it";

    private static void Report(
        SymbolAnalysisContext context, Location location, string option, string problem, string consequence, string expected) =>
        context.ReportDiagnostic(Diagnostic.Create(InvalidOption, location, option, problem, consequence, expected));
}
