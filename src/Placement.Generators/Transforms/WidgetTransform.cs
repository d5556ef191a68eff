using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From a class as it is declared to a model of strings: the last place that sees Roslyn's symbols.</summary>
internal static class WidgetTransform
{
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>The widget that this declaration declares; null: nothing of it can be registered.</summary>
    public static WidgetModel? Transform(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type
            || !IsNamed(type)
            || WidgetClass.Read(type) is not { Placements.IsEmpty: false } widget
            || !IsFirstDeclaration((MemberDeclarationSyntax)context.TargetNode, widget.Placements[0].Data.ApplicationSyntaxReference))
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        ImmutableArray<DeclaredPlacement> registered = widget.Placements.RemoveAll(static placement => !placement.IsRegistered);
        if (registered.IsEmpty)
        {
            return null;
        }

        Compilation compilation = context.SemanticModel.Compilation;
        TypeReference? reference = TypeReference.Find(type, compilation);
        HostedModel? hosted = reference is null ? null : HostedTransform.Transform(type, reference, compilation);
        return new WidgetModel
        {
            DisplayName = NamespaceNames.Of(type.ContainingNamespace, compilation).DisplayName(type),
            TypeReference = reference?.Name,
            SuppressedWarnings = reference?.Warnings.ToEquatableArray() ?? EquatableArray<string>.Empty,
            Hosted = hosted,
            ComponentFile = reference is null || hosted is not null
                ? null
                : HostedTransform.FindComponentFile(type, context.TargetNode, compilation),
            Placements = ImmutableArray.CreateRange(Sort(registered), Placement).ToEquatableArray(),
        };
    }

    private static ImmutableArray<DeclaredPlacement> Sort(ImmutableArray<DeclaredPlacement> placements) => placements.Length < 2
        ? placements
        : placements
            .OrderBy(static placement => placement.Code, StringComparer.Ordinal)
            .ThenBy(static placement => placement.Handler, StringComparer.Ordinal)
            .ThenBy(static placement => placement.UserId)
            .ToImmutableArray();

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
    /// with the first attribute, not one around it, speaks for all.
    /// </summary>
    private static bool IsFirstDeclaration(MemberDeclarationSyntax declaration, SyntaxReference? attribute) =>
        attribute is not null
        && attribute.SyntaxTree == declaration.SyntaxTree
        && declaration.AttributeLists.Any(list => list.Span.Contains(attribute.Span));

    private static PlacementModel Placement(DeclaredPlacement placement) => new()
    {
        Code = placement.Code!,
        Handler = placement.Handler![0] == '/' ? UrlKind.AddressMark + placement.Handler : placement.Handler,
        Texts = placement.Texts,
        Languages = placement.SentTexts().Select(static text => new LanguageModel(text.Code!, text.Texts)).ToEquatableArray(),
        Options = ImmutableArray
            .CreateRange(placement.Options, static option => new OptionModel(option.Key, option.Value, option.IsNumber))
            .ToEquatableArray(),
        UserId = placement.UserId == 0 ? null : placement.UserId,
        Icon = placement.Icon,
        Scope = placement.BindableFamily?.RegistrationScope,
    };
}
