using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Generators.Transforms;

/// <summary>
/// Whether generated code would compile: a project may reference half of what it needs, two versions of it, or declare
/// types of its own under the very names.
/// </summary>
internal static class RuntimeLibrary
{
    /// <summary>What generated code names of the runtime library.</summary>
    private static readonly string[] RegistrationTypes =
        ["WidgetBinding", "IBitrixClient", "PlacementRegistration", "RegistrationOptions", "RegistrationPlan", "RegistrationReport", AttributeNames.WidgetManifest];

    /// <summary>What generated code names of Placement.AspNetCore.</summary>
    private static readonly string[] HostingTypes = ["WidgetHosting", "HostedWidget", "PlacementOptions", "PlacementContext"];

    /// <summary>What generated code names of ASP.NET Core.</summary>
    private static readonly string[] FrameworkTypes =
    [
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
        "Microsoft.AspNetCore.Builder.IEndpointConventionBuilder",
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder",
    ];

    /// <summary>Whether a project can compile what registers its widgets.</summary>
    public static bool IsUsable(Compilation compilation) =>
        compilation.ScriptCompilationInfo is null
        && compilation.GetTypeByMetadataName(AttributeNames.WidgetBindingFullName) is { ContainingAssembly: { } library }
        && compilation.ObjectType.TypeKind == TypeKind.Class
        && compilation.GetMetadataReference(library) is { Properties.EmbedInteropTypes: false }
        && Array.TrueForAll(RegistrationTypes, name => library.GetTypeByMetadataName(FullName(name)) is not null)
        && !AreTaken(RegistrationTypes, compilation);

    /// <summary>Whether a project can also compile what hosts them.</summary>
    public static bool IsHosting(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.WidgetHostingFullName) is not null
        && Array.TrueForAll(HostingTypes, name => compilation.GetTypeByMetadataName(FullName(name)) is not null)
        && Array.TrueForAll(FrameworkTypes, name => compilation.GetTypeByMetadataName(name) is not null)
        && !AreTaken(HostingTypes, compilation);

    /// <summary>Whether the project's own code declares one of the names, or a type that is called as our namespace is.</summary>
    private static bool AreTaken(string[] names, Compilation compilation)
    {
        foreach (INamespaceOrTypeSymbol member in compilation.Assembly.GlobalNamespace.GetMembers(AttributeNames.Namespace).Cast<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { Arity: 0 } || Array.Exists(names, name => member.GetMembers(name).Any(IsPlain)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(ISymbol symbol) => symbol is not INamedTypeSymbol { Arity: > 0 };

    private static string FullName(string name) => AttributeNames.Namespace + "." + name;
}
