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

            TypeReference? form = widget.FormsOf(type, context).FirstOrDefault() is { } filled
                ? TypeReference.Find(filled, compilation)
                : null;
            contexts.Add(form is null ? named.Name : $"{named.Name}, {form.Name}");
            warnings.UnionWith(named.Warnings);
            if (form is not null)
            {
                warnings.UnionWith(form.Warnings);
            }
        }

        return contexts.Count > 0 ? new HostedModel(reference.Name, contexts.ToEquatableArray(), warnings.ToEquatableArray())
            : RazorComponent.IsOne(type, compilation) ? Component(reference.Name, reference.Warnings.ToEquatableArray())
            : null;
    }

    /// <summary>The file that makes a component of a class that is no widget otherwise; null: none would, or nothing is hosted.</summary>
    public static string? FindComponentFile(INamedTypeSymbol type, SyntaxNode declaration, Compilation compilation) =>
        !type.IsAbstract
            && !type.IsStatic
            && RazorComponent.FileOf(type, declaration) is { } file
            && type.BaseType is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error }
            && WidgetInterface.For(compilation) is not null
                ? file
                : null;

    /// <summary>The widget, as a component if the project has the file that makes it one.</summary>
    public static WidgetModel WithComponent(WidgetModel widget, EquatableArray<string> razorFiles) =>
        widget.ComponentFile is not { } file ? widget
        : widget with
        {
            Hosted = razorFiles.Contains(file, StringComparer.OrdinalIgnoreCase)
                ? Component(widget.TypeReference!, widget.SuppressedWarnings)
                : null,
            ComponentFile = null,
        };

    private static HostedModel Component(string reference, EquatableArray<string> warnings) =>
        new(reference, EquatableArray<string>.Empty, warnings, IsComponent: true);
}
