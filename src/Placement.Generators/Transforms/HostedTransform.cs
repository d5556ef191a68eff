using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From the interfaces of a widget's class to what it can be opened with.</summary>
internal static class HostedTransform
{
    private const string AnyContext = AttributeNames.Namespace + "." + PlacementFamily.AnyContext;

    /// <summary>The class as a host serves it; null: nothing could make an instance of it, or call it.</summary>
    public static HostedModel? Transform(INamedTypeSymbol type, string reference, EquatableArray<string> warnings, Compilation compilation)
    {
        if (type.IsAbstract
            || type.IsGenericType
            || compilation.GetTypeByMetadataName(AttributeNames.WidgetFullName) is not { } widget
            || compilation.GetTypeByMetadataName(AnyContext) is not { } anyContext)
        {
            return null;
        }

        var contexts = new SortedSet<string>(StringComparer.Ordinal);
        var suppressed = new SortedSet<string>(warnings, StringComparer.Ordinal);
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, widget)
                && implemented.TypeArguments[0] is INamedTypeSymbol { IsGenericType: false } context
                && IsContext(context, anyContext)
                && TypeReference.TryGetWarnings(context, compilation, out EquatableArray<string> contextWarnings)
                && TypeReference.Of(context, compilation) is { } name)
            {
                contexts.Add(name);
                suppressed.UnionWith(contextWarnings);
            }
        }

        return contexts.Count == 0 ? null : new HostedModel(reference, contexts.ToEquatableArray(), suppressed.ToEquatableArray());
    }

    /// <summary>Whether the interface's constraint holds: code that is being written may not heed it.</summary>
    private static bool IsContext(INamedTypeSymbol type, INamedTypeSymbol anyContext)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(ancestor, anyContext))
            {
                return true;
            }
        }

        return false;
    }
}
