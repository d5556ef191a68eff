using System.Collections.Immutable;
using System.Globalization;
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

            if (placement.BindableFamily is not { OptionsAreKnown: true } family)
            {
                // Nobody knows what such a placement takes, but a value without a name is a mistake anywhere.
                AnalyzeMembers(context, option, argument);
            }
            else if (family.FindOption(option.Key) is not null)
            {
                AnalyzeArgument(context, option, argument);
            }
        }
    }

    private static void AnalyzeArgument(SymbolAnalysisContext context, PlacementOption option, Argument argument)
    {
        switch (option.Kind)
        {
            case ChoiceKind:
                AnalyzeMembers(context, option, argument);
                break;

            case ChoiceListKind:
                if (AnalyzeMembers(context, option, argument))
                {
                    AnalyzeContexts(context, option, argument);
                }

                break;

            case IntegerListKind:
                AnalyzeIds(context, argument);
                break;

            case PercentKind when argument.Number is { } number and < 0:
                Report(context, argument.ValueLocation(context.CancellationToken), argument.Name, $"be {Digits(number)}", NotSent, option.Kind.Expected(option));
                break;

            case UrlKind when argument.Text?.Trim() is { Length: > 0 } address:
                AnalyzeAddress(context, option, argument, address);
                break;

            case not UrlKind when argument.Text?.Trim() is { } text && option.Kind.FindProblem(option, text) is { } problem:
                Report(context, argument.ValueLocation(context.CancellationToken), argument.Name, problem, Refused(option), option.Kind.Expected(option));
                break;
        }
    }

    /// <summary>Whether members of the enum make up the whole value.</summary>
    private static bool AnalyzeMembers(SymbolAnalysisContext context, PlacementOption option, Argument argument)
    {
        bool isFlags = option.Kind is ChoiceListKind;
        if ((option.Kind is not ChoiceKind && !isFlags)
            || argument.Number is not { } number
            || option.FindUndefined(number) is not { } undefined
            || IsPlainNumber(argument.Syntax(context.CancellationToken)?.Expression))
        {
            return true;
        }

        Report(
            context,
            argument.ValueLocation(context.CancellationToken),
            argument.Name,
            (isFlags ? "contain " : "be ") + Digits(undefined),
            NotSent,
            (isFlags ? "members of " : "a member of ") + argument.Constant.Type?.Name);
        return false;
    }

    /// <summary>A number without a cast is an error of the compiler, which evaluates it nevertheless.</summary>
    private static bool IsPlainNumber(ExpressionSyntax? written) => written switch
    {
        PrefixUnaryExpressionSyntax signed => IsPlainNumber(signed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        _ => false,
    };

    private static void AnalyzeContexts(SymbolAnalysisContext context, PlacementOption option, Argument argument)
    {
        int all = option.FindFlag(CatalogOptions.AllContexts);
        if (argument.Number is not { } flags || (flags & all) == 0 || flags == all || argument.Constant.Type is not { } type)
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

    private static void AnalyzeIds(SymbolAnalysisContext context, Argument argument)
    {
        ImmutableArray<TypedConstant> ids = argument.Elements;
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i].Value is int and <= 0 and var id)
            {
                Report(context, argument.ElementLocation(i, context.CancellationToken), argument.Name, $"contain {Digits(id)}", NotSent, "ids of at least 1");
            }
        }
    }

    private static void AnalyzeAddress(SymbolAnalysisContext context, PlacementOption option, Argument argument, string address)
    {
        // Of an address that is sent, the rules about addresses say whether Bitrix24 can call it.
        if (HandlerAddress.Read(address) is null)
        {
            Report(
                context,
                argument.ValueLocation(context.CancellationToken),
                argument.Name,
                Be(address),
                option.MissingError is { } code ? $"{NotSent}, and Bitrix24 answers {code}" : NotSent,
                $"a path that begins with '/', or {option.Kind.Expected(option)}");
        }
    }

    private static void AnalyzeOption(SymbolAnalysisContext context, PlacementOption option, string value, Argument argument)
    {
        if (option.Kind is UrlKind && value.StartsWith(OwnPath, StringComparison.Ordinal))
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
                option.Kind is UrlKind ? Be(value) : problem,
                Refused(option),
                option.Kind is UrlKind ? $"{expected}, or '{OwnPath}' and a path" : expected);
        }
        else if (option.Kind is ChoiceListKind && option.Kind.Split(value) is { Length: > 1 } choices && choices.Contains(CatalogOptions.AllContexts))
        {
            string[] ineffective = [.. choices.Where(static choice => choice != CatalogOptions.AllContexts).Distinct()];
            if (ineffective.Length > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    IneffectiveContexts,
                    argument.ValueLocation(context.CancellationToken),
                    Rule.ReplaceBy(CatalogOptions.AllContexts, string.Join(option.Kind.Separator.ToString(), ineffective)),
                    CatalogOptions.AllContexts,
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

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Report(SymbolAnalysisContext context, Location location, string option, string problem, string consequence, string expected) =>
        context.ReportDiagnostic(Diagnostic.Create(InvalidOption, location, option, problem, consequence, expected));
}
