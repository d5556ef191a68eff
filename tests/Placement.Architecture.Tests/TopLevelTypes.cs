using Mono.Cecil;

namespace Placement.Architecture.Tests;

/// <summary>The top-level types of an assembly.</summary>
internal static class TopLevelTypes
{
    /// <summary>Whether each is public, by its full name.</summary>
    public static Dictionary<string, bool> Read(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return module.Types.ToDictionary(static type => type.FullName, static type => type.IsPublic, StringComparer.Ordinal);
    }
}
