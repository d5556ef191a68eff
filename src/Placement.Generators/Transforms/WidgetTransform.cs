using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From a class symbol to a model of strings: the last place that sees Roslyn's symbols.</summary>
internal static class WidgetTransform
{
    /// <summary>Display names for people: <c>DealDesk.Widgets.DealSupplies</c>.</summary>
    private static readonly SymbolDisplayFormat DisplayName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>The widget that this declaration declares; null: nothing of it can be registered.</summary>
    public static WidgetModel? Transform(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsNamed(type))
        {
            return null;
        }

        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (!IsFirstDeclaration(context.TargetNode, attributes))
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        EquatableArray<PlacementModel> placements = Placements(type, attributes);
        if (placements.Count == 0)
        {
            return null;
        }

        Compilation compilation = context.SemanticModel.Compilation;
        bool canBeNamed = TypeReference.TryGetWarnings(type, compilation, out EquatableArray<string> warnings);
        string? reference = canBeNamed ? TypeReference.Of(type, compilation) : null;
        return new WidgetModel
        {
            DisplayName = type.ToDisplayString(DisplayName),
            TypeReference = reference,
            SuppressedWarnings = warnings,
            Hosted = reference is null ? null : HostedTransform.Transform(type, reference, warnings, compilation),
            Placements = placements,
            Texts = LocalizedTexts(attributes),
            ExtraOptions = ExtraOptions(attributes),
        };
    }

    /// <summary>Whether somebody has typed the names of the class and of everything around it.</summary>
    private static bool IsNamed(INamedTypeSymbol type)
    {
        for (ISymbol? symbol = type; symbol is not (null or INamespaceSymbol { IsGlobalNamespace: true }); symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamespaceOrTypeSymbol && symbol.Name.Length == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A partial class may carry attributes on several declarations, and is then offered once for each. The declaration
    /// with the first attribute speaks for all.
    /// </summary>
    private static bool IsFirstDeclaration(SyntaxNode declaration, ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.Is(AttributeNames.WidgetPlacement))
            {
                return attribute.ApplicationSyntaxReference is { } syntax
                    && syntax.SyntaxTree == declaration.SyntaxTree
                    && declaration.Span.Contains(syntax.Span)
                    && DeclaresItself(declaration, syntax);
            }
        }

        return false;
    }

    /// <summary>Whether the attribute stands on the declaration itself, not on a class nested in it.</summary>
    private static bool DeclaresItself(SyntaxNode declaration, SyntaxReference attribute)
    {
        foreach (AttributeListSyntax list in ((MemberDeclarationSyntax)declaration).AttributeLists)
        {
            if (list.Span.Contains(attribute.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static EquatableArray<PlacementModel> Placements(INamedTypeSymbol type, ImmutableArray<AttributeData> attributes) =>
        attributes
            .Where(static attribute => attribute.Is(AttributeNames.WidgetPlacement))
            .Select(attribute => Placement(type, attribute))
            .OfType<PlacementModel>()
            .OrderBy(static placement => placement.Code, StringComparer.Ordinal)
            .ThenBy(static placement => placement.Handler, StringComparer.Ordinal)
            .ThenBy(static placement => placement.UserId)
            .ToEquatableArray();

    /// <summary>The placement; null: Bitrix24 could not be told of it, for a reason that a rule reports.</summary>
    private static PlacementModel? Placement(INamedTypeSymbol type, AttributeData attribute)
    {
        if (Code(attribute.Text(position: 0)) is not { } code)
        {
            return null;
        }

        PlacementCode? known = PlacementCatalog.Find(code);
        if (known is { Family.BindRule: not BindRule.Registers })
        {
            return null;
        }

        string? handler = attribute.Text("Handler") is { } declared
            ? HandlerAddress.Read(declared)
            : HandlerAddress.Default(type.Name);

        // A user id that is no user id must not turn into a widget for everybody.
        int? userId = attribute.Number("UserId");
        if (handler is null || userId < 0)
        {
            return null;
        }

        return new PlacementModel
        {
            Code = code,
            Handler = handler,
            Texts = ReadTexts(attribute),
            Options = OptionReader.Read(attribute, known?.Family),
            UserId = userId == 0 ? null : userId,
            Icon = attribute.Text("Icon").TrimToNull(),
            Scope = known?.Family.RegistrationScope,
        };
    }

    private static EquatableArray<TextModel> LocalizedTexts(ImmutableArray<AttributeData> attributes) =>
        attributes
            .Where(static attribute => attribute.Is(AttributeNames.WidgetText))
            .Select(static attribute => attribute.Text(position: 0).TrimToNull() is { } language
                ? new TextModel(language.ToLowerInvariant(), ReadTexts(attribute), Limit(attribute))
                : null)
            .OfType<TextModel>()
            .Where(static text => !text.Texts.IsEmpty)
            .ToEquatableArray();

    private static EquatableArray<ExtraOptionModel> ExtraOptions(ImmutableArray<AttributeData> attributes) =>
        attributes
            .Where(static attribute => attribute.Is(AttributeNames.WidgetOption))
            .Select(static attribute => attribute.Text(position: 0).TrimToNull() is { } key && attribute.Text(position: 1) is { } value
                ? new ExtraOptionModel(new OptionModel(key, value), Limit(attribute))
                : null)
            .OfType<ExtraOptionModel>()
            .ToEquatableArray();

    private static Texts ReadTexts(AttributeData attribute) => new(
        attribute.Text("Title").TrimToNull(),
        attribute.Text("Description").TrimToNull(),
        attribute.Text("GroupName").TrimToNull());

    /// <summary>The only placement for which a text or option holds; null: all. What is no code holds for none.</summary>
    private static string? Limit(AttributeData attribute) => attribute.Text("Placement").TrimToNull()?.ToUpperInvariant();

    /// <summary>A code in upper case; null: with these characters it cannot be one, now or later.</summary>
    private static string? Code(string? declared) =>
        declared.TrimToNull()?.ToUpperInvariant() is { } code
        && code.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '*' or '{' or '}')
            ? code
            : null;
}
