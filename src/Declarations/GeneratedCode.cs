using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations;

/// <summary>
/// What generated code is called and names, and what of a project keeps it from compiling: the generator emits nothing then, and a rule
/// says why.
/// </summary>
internal static class GeneratedCode
{
    public const string ClassName = "WidgetPlacements";

    /// <summary>The namespace, below ours, of what libraries hand to applications.</summary>
    public const string Manifests = nameof(Manifests);

    /// <summary>The property of a manifest that names the classes that serve its widgets.</summary>
    public const string ManifestWidgets = "Widgets";

    /// <summary>Generated code has <c>default</c> without a type. C# 7.3 is what projects for .NET Framework have.</summary>
    public const LanguageVersion LowestLanguageVersion = LanguageVersion.CSharp7_3;

    /// <summary>The namespaces that generated code begins every name with, after <c>global::</c>.</summary>
    private static readonly ImmutableArray<string> Roots = ImmutableArray.Create(AttributeNames.Namespace, "System");

    /// <summary>The same where Placement.AspNetCore is referenced.</summary>
    private static readonly ImmutableArray<string> HostingRoots = ImmutableArray.Create("Microsoft");

    /// <summary>The types of our namespace that generated code names. Tests compare them with what is emitted.</summary>
    private static readonly ImmutableArray<string> Types = ImmutableArray.Create(
        "BindingSource",
        "BitrixException",
        "IBitrixClient",
        AttributeNames.PlacementManifest,
        "PlacementRegistration",
        "RegistrationOptions",
        "RegistrationPlan",
        "RegistrationReport",
        "WidgetBinding",
        AttributeNames.WidgetManifest);

    /// <summary>The types of our namespace that generated code names where Placement.AspNetCore is referenced.</summary>
    private static readonly ImmutableArray<string> HostingTypes =
        ImmutableArray.Create("HostedWidget", "PlacementOptions", "WidgetHosting");

    /// <summary>The types of ASP.NET Core that generated code names there.</summary>
    private static readonly ImmutableArray<string> FrameworkTypes = ImmutableArray.Create(
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
        "Microsoft.AspNetCore.Builder.IEndpointConventionBuilder",
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");

    /// <summary>Whether a project references what registers its widgets: it may have half of it, or two versions.</summary>
    public static bool CanRegister(Compilation compilation) =>
        compilation.ScriptCompilationInfo is null
        && compilation.ObjectType.TypeKind == TypeKind.Class
        && compilation.GetTypeByMetadataName(AttributeNames.WidgetBindingFullName) is { ContainingAssembly: { } library }
        && compilation.GetMetadataReference(library) is not null
        && Types.All(name => library.GetTypeByMetadataName(FullName(name)) is not null);

    /// <summary>Whether it also references what hosts them.</summary>
    public static bool CanHost(Compilation compilation) =>
        HostingTypes.Select(FullName).Concat(FrameworkTypes).All(name => compilation.GetTypeByMetadataName(name) is not null);

    /// <summary>What of the project has a name that generated code needs: a type, or a namespace; null: nothing.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="namespace">The namespace of the generated class, escaped.</param>
    public static INamespaceOrTypeSymbol? FindConflict(Compilation compilation, string @namespace)
    {
        INamespaceSymbol root = compilation.Assembly.GlobalNamespace;
        return FindType(root, Roots)
            ?? FindHostingShadow(root, HostingRoots, compilation)
            ?? FindShadow(root, compilation)
            ?? FindOccupant(root, @namespace);
    }

    /// <summary>
    /// The accessibility that a part of the class of the project's own declares; null: it leaves it open, or there is none.
    /// </summary>
    /// <inheritdoc cref="FindConflict"/>
    public static bool? IsDeclaredPublic(Compilation compilation, string @namespace)
    {
        INamespaceSymbol? current = compilation.Assembly.GlobalNamespace;
        foreach (string part in Parts(@namespace))
        {
            current = FindNamespace(current, part);
            if (current is null)
            {
                return null;
            }
        }

        foreach (ClassDeclarationSyntax part in current.GetTypeMembers(ClassName, arity: 0)
            .Where(static type => !type.IsFileLocal)
            .SelectMany(Declarations))
        {
            if (Has(part, SyntaxKind.PublicKeyword) || Has(part, SyntaxKind.InternalKeyword))
            {
                return Has(part, SyntaxKind.PublicKeyword);
            }
        }

        return null;
    }

    /// <summary>What stands in the way of one of our types: the compiler takes the project's own.</summary>
    private static INamespaceOrTypeSymbol? FindShadow(INamespaceSymbol root, Compilation compilation)
    {
        if (FindNamespace(root, AttributeNames.Namespace) is not { } ours)
        {
            return null;
        }

        return FindType(ours, Types)
            ?? FindType(ours, Manifests)
            ?? FindHostingShadow(ours, HostingTypes, compilation)
            ?? (INamespaceOrTypeSymbol?)Types.Select(name => FindNamespace(ours, name)).FirstOrDefault(
                static occupant => occupant is not null);
    }

    /// <summary>The same for what generated code names where Placement.AspNetCore is referenced.</summary>
    private static INamedTypeSymbol? FindHostingShadow(
        INamespaceSymbol @namespace, ImmutableArray<string> names, Compilation compilation) =>
        FindType(@namespace, names) is { } type && compilation.GetTypeByMetadataName(AttributeNames.WidgetHostingFullName) is not null
            ? type
            : null;

    /// <summary>What has the name of the class or of its namespace.</summary>
    private static INamespaceOrTypeSymbol? FindOccupant(INamespaceSymbol root, string @namespace)
    {
        INamespaceSymbol current = root;
        foreach (string part in Parts(@namespace))
        {
            if (FindType(current, part) is { } type)
            {
                return type;
            }

            if (FindNamespace(current, part) is not { } next)
            {
                return null;
            }

            current = next;
        }

        return FindType(current, ClassName) is { } own
            ? CanHaveAnotherPart(own) ? null : own
            : FindNamespace(current, ClassName);
    }

    private static string FullName(string name) => AttributeNames.Namespace + "." + name;

    private static INamedTypeSymbol? FindType(INamespaceSymbol @namespace, ImmutableArray<string> names)
    {
        foreach (string name in names)
        {
            if (FindType(@namespace, name) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static INamedTypeSymbol? FindType(INamespaceSymbol @namespace, string name)
    {
        foreach (INamedTypeSymbol type in @namespace.GetTypeMembers(name, arity: 0))
        {
            if (!type.IsFileLocal)
            {
                return type;
            }
        }

        return null;
    }

    private static INamespaceSymbol? FindNamespace(INamespaceSymbol @namespace, string name) =>
        @namespace.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();

    private static IEnumerable<string> Parts(string @namespace) => @namespace.Split('.').Select(static part => part.TrimStart('@'));

    /// <summary>Whether the class compiles together with a part that makes it static.</summary>
    private static bool CanHaveAnotherPart(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false }
        && type.DeclaringSyntaxReferences.Length == Declarations(type).Count()
        && Declarations(type).All(static part =>
            part.BaseList is null
            && Has(part, SyntaxKind.PartialKeyword)
            && !Has(part, SyntaxKind.SealedKeyword)
            && !Has(part, SyntaxKind.AbstractKeyword))
        && type.GetMembers().All(static member => member.IsStatic || member.IsImplicitlyDeclared || member is INamedTypeSymbol);

    private static IEnumerable<ClassDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<ClassDeclarationSyntax>();

    private static bool Has(ClassDeclarationSyntax declaration, SyntaxKind modifier) => declaration.Modifiers.Any(modifier);
}
