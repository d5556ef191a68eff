using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Placement.Declarations;

namespace Placement.Analyzers;

/// <summary>The classes of a compilation that carry the attributes. All rules share one instance, so each class is read once.</summary>
internal sealed class WidgetDeclarations
{
    private static readonly ConditionalWeakTable<Compilation, WidgetDeclarations> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, WidgetClass> _classes = new(SymbolEqualityComparer.Default);
    private readonly bool _hasAttributes;

    private WidgetDeclarations(Compilation compilation) =>
        _hasAttributes = !compilation.GetTypesByMetadataName(AttributeNames.WidgetPlacementFullName).IsEmpty;

    /// <summary>The declarations of a compilation; null: it does not know the attributes.</summary>
    public static WidgetDeclarations? For(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new WidgetDeclarations(compilation)) is { _hasAttributes: true } declarations
            ? declarations
            : null;

    /// <summary>The class with its attributes; null: it has none of ours.</summary>
    public WidgetClass? Find(INamedTypeSymbol type) =>
        !WidgetClass.IsOne(type) ? null
        : _classes.TryGetValue(type, out WidgetClass? known) ? known
        : _classes.GetOrAdd(type, WidgetClass.Read(type)!);
}
