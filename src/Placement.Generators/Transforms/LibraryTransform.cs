using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From a project's references to what they bring.</summary>
internal static class LibraryTransform
{
    public static ReferencesModel Transform(Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<IAssemblySymbol> candidates = WidgetLibrary.FindCandidates(compilation);
        if (candidates.IsEmpty)
        {
            return ReferencesModel.None;
        }

        ImmutableArray<WidgetLibrary> libraries = WidgetLibrary.FindAll(candidates, compilation, cancellationToken)
            .Sort(static (left, right) => string.CompareOrdinal(left.Manifest, right.Manifest));
        return new ReferencesModel(
            libraries
                .Select(static library => new LibraryModel(
                    library.Manifest, library.Scopes, library.IsHosting, TypeReference.Experimental(library.Assembly).ToEquatableArray()))
                .ToEquatableArray(),
            ShownClasses.Find(candidates, libraries, compilation));
    }
}
