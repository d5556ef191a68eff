using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>A referenced assembly with widgets of its own, and the scopes that registering them needs.</summary>
internal sealed record WidgetLibrary(string Name, string Scopes)
{
    private const string RuntimeAssembly = "Placement";

    /// <summary>The widget libraries that a project references, as the generator finds them.</summary>
    public static ImmutableArray<WidgetLibrary> FindAll(Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<WidgetLibrary>.Builder libraries = ImmutableArray.CreateBuilder<WidgetLibrary>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Decoding the attributes of every framework assembly would take far longer than this check.
            if (ReferencesRuntime(assembly) && FindScopes(assembly) is { } scopes)
            {
                libraries.Add(new WidgetLibrary(assembly.Name, scopes));
            }
        }

        return libraries.ToImmutable();
    }

    private static bool ReferencesRuntime(IAssemblySymbol assembly)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity referenced in module.ReferencedAssemblies)
            {
                if (referenced.Name == RuntimeAssembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? FindScopes(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is
                {
                    Name: AttributeNames.WidgetManifest,
                    ContainingNamespace: { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
                })
            {
                foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                {
                    if (argument.Key == "Scopes" && argument.Value.Kind == TypedConstantKind.Primitive)
                    {
                        return argument.Value.Value as string;
                    }
                }
            }
        }

        return null;
    }
}
