using Microsoft.CodeAnalysis;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From the interfaces of a widget's class to what it can be opened with.</summary>
internal static class HostedTransform
{
    /// <summary>The class as a host serves it; null: nothing could make an instance of it, or call it.</summary>
    public static HostedModel? Transform(INamedTypeSymbol type, TypeReference reference, Compilation compilation)
    {
        if (type.IsAbstract || type.IsGenericType || WidgetInterface.For(compilation) is not { } widget)
        {
            return null;
        }

        var contexts = new SortedSet<string>(StringComparer.Ordinal);
        var warnings = new SortedSet<string>(reference.Warnings, StringComparer.Ordinal);
        foreach (INamedTypeSymbol context in widget.TakenBy(type).OfType<INamedTypeSymbol>().Where(widget.IsContext))
        {
            if (TypeReference.Find(context, compilation) is not { } named)
            {
                continue;
            }

            TypeReference? form = widget.FormOf(type, context) is { } filled ? TypeReference.Find(filled, compilation) : null;
            contexts.Add(form is null ? named.Name : $"{named.Name}, {form.Name}");
            warnings.UnionWith(named.Warnings);
            if (form is not null)
            {
                warnings.UnionWith(form.Warnings);
            }
        }

        return contexts.Count == 0 ? null : new HostedModel(reference.Name, contexts.ToEquatableArray(), warnings.ToEquatableArray());
    }
}
