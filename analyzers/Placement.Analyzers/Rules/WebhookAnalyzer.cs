using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Analyzers.Calls;

namespace Placement.Analyzers.Rules;

/// <summary>Does the application call widget methods as an application?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WebhookAnalyzer : WidgetAnalyzer
{
    private const string PortalTokens = "PortalTokens";
    private const string ClientEndpoint = "ClientEndpoint";
    private const string MethodPrefix = "placement.";

    /// <summary>A file that makes tokens without naming them makes a client.</summary>
    private static readonly string[] Words = [MethodPrefix, PortalTokens, ClientEndpoint, "BitrixClient"];

    private static readonly DiagnosticDescriptor Webhook = new(
        RuleIds.WebhookAddress,
        title: "Widget method is called through a webhook",
        messageFormat: "A webhook cannot {0}: Bitrix24 answers WRONG_AUTH_TYPE. Use {1} with an application's token.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The methods placement.* need an application's token.",
        helpLinkUri: Rule.HelpLink(RuleIds.WebhookAddress));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Webhook);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        INamedTypeSymbol? tokens = start.Compilation.GetTypeByMetadataName("Placement.PortalTokens");
        start.RegisterSearch(Words, (context, node) =>
        {
            switch (node)
            {
                case LiteralExpressionSyntax or InterpolatedStringTextSyntax:
                    AnalyzeText(context, node);
                    break;

                case BaseObjectCreationExpressionSyntax creation when tokens is not null:
                    AnalyzeCreation(context, creation, tokens);
                    break;

                case InitializerExpressionSyntax initializer when tokens is not null:
                    AnalyzeInitializer(context, initializer, tokens);
                    break;
            }
        });
    }

    /// <summary>A text that is, or begins as, the address of a widget method below a webhook's.</summary>
    private static void AnalyzeText(SemanticModelAnalysisContext context, SyntaxNode text)
    {
        if (!NamesMethod(text))
        {
            return;
        }

        SyntaxNode whole = text is InterpolatedStringTextSyntax ? text.Parent! : text;
        string? address = ConstantBeginning(whole, context);
        while (Outer(whole) is { } outer
            && context.SemanticModel.GetConstantValue(outer, context.CancellationToken).Value is string longer)
        {
            whole = outer;
            address = longer;
        }

        // Of several texts that name a method the first one speaks for the whole.
        if (address is not null
            && WebhookAddress.Parse(address) is { IsWidgetMethod: true } webhook
            && whole.DescendantNodesAndSelf().First(NamesMethod) == text)
        {
            context.ReportDiagnostic(Diagnostic.Create(Webhook, whole.GetLocation(), "call " + webhook.Method, webhook.Endpoint));
        }
    }

    private static bool NamesMethod(SyntaxNode node) =>
        (node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            _ => "",
        }).IndexOf(MethodPrefix, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The expression of which this is a part, if both together may make a longer text.</summary>
    private static ExpressionSyntax? Outer(SyntaxNode text) => text.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => binary,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
        _ => null,
    };

    /// <summary>What the text says before its first part that is known at run time only.</summary>
    private static string? ConstantBeginning(SyntaxNode text, SemanticModelAnalysisContext context)
    {
        if (text is not InterpolatedStringExpressionSyntax interpolated)
        {
            return context.SemanticModel.GetConstantValue(text, context.CancellationToken).Value as string;
        }

        var beginning = new StringBuilder();
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            string? part = content switch
            {
                InterpolatedStringTextSyntax written => written.TextToken.ValueText,
                InterpolationSyntax { FormatClause: null, AlignmentClause: null } inserted =>
                    context.SemanticModel.GetConstantValue(inserted.Expression, context.CancellationToken).Value as string,
                _ => null,
            };
            if (part is null)
            {
                break;
            }

            beginning.Append(part);
        }

        return beginning.ToString();
    }

    /// <summary><c>new PortalTokens(address, …)</c>.</summary>
    private static void AnalyzeCreation(
        SemanticModelAnalysisContext context, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol tokens)
    {
        if (MayCreateTokens(creation)
            && FindEndpoint(creation.ArgumentList!.Arguments) is { } endpoint
            && IsTokens(context.SemanticModel.GetSymbolInfo(creation, context.CancellationToken).Symbol, tokens))
        {
            ReportWebhook(context, endpoint);
        }
    }

    /// <summary><c>{ ClientEndpoint = address }</c>.</summary>
    private static void AnalyzeInitializer(
        SemanticModelAnalysisContext context, InitializerExpressionSyntax initializer, INamedTypeSymbol tokens)
    {
        foreach (ExpressionSyntax expression in initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax
                {
                    Left: IdentifierNameSyntax { Identifier.ValueText: ClientEndpoint } property,
                } assignment
                && IsTokens(context.SemanticModel.GetSymbolInfo(property, context.CancellationToken).Symbol, tokens))
            {
                ReportWebhook(context, assignment.Right);
            }
        }
    }

    /// <summary>Judges by what is written, so that other objects cost nothing.</summary>
    private static bool MayCreateTokens(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList?.Arguments.Count != 2)
        {
            return false;
        }

        TypeSyntax? type = creation is ObjectCreationExpressionSyntax named ? named.Type : creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } } => variables.Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            _ => null,
        };
        return type is null || NameOf(type) == PortalTokens;
    }

    private static string? NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? FindEndpoint(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            if (argument.NameColon is null || argument.NameColon.Name.Identifier.ValueText == "clientEndpoint")
            {
                return argument.Expression;
            }
        }

        return null;
    }

    private static bool IsTokens(ISymbol? member, INamedTypeSymbol tokens) =>
        member is not null && SymbolEqualityComparer.Default.Equals(member.ContainingType, tokens);

    private static void ReportWebhook(SemanticModelAnalysisContext context, ExpressionSyntax endpoint)
    {
        // The address of a widget method is reported where its text stands.
        if (ConstantUri.Find(endpoint, context.SemanticModel, context.CancellationToken) is { } constant
            && WebhookAddress.Parse(constant.Uri) is { IsWidgetMethod: false } webhook)
        {
            context.ReportDiagnostic(Diagnostic.Create(Webhook, constant.Expression.GetLocation(), "register widgets", webhook.Endpoint));
        }
    }
}
