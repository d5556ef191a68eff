using Microsoft.CodeAnalysis;
using Placement.Declarations;

namespace Placement.Generators.Transforms;

/// <summary>
/// Whether a project references what generated code needs: it may have half of it, or two versions.
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
        && Array.TrueForAll(RegistrationTypes, name => library.GetTypeByMetadataName(FullName(name)) is not null);

    /// <summary>Whether a project can also compile what hosts them.</summary>
    public static bool IsHosting(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.WidgetHostingFullName) is not null
        && Array.TrueForAll(HostingTypes, name => compilation.GetTypeByMetadataName(FullName(name)) is not null)
        && Array.TrueForAll(FrameworkTypes, name => compilation.GetTypeByMetadataName(name) is not null);

    private static string FullName(string name) => AttributeNames.Namespace + "." + name;
}
