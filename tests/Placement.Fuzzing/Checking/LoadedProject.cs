using System.Reflection;
using System.Runtime.Loader;
using Placement.Fuzzing.Oracle;

namespace Placement.Fuzzing.Checking;

/// <summary>What the compiled project says when it runs.</summary>
/// <param name="Bindings">WidgetPlacements.All.</param>
/// <param name="Order">Placement, handler and user of the same.</param>
/// <param name="Scopes">WidgetPlacements.RequiredScopes.</param>
/// <param name="Hosted">The classes that answer and their contexts, sorted; null: nothing is hosted.</param>
internal sealed record LoadedProject(
    IReadOnlyList<ExpectedBinding> Bindings,
    IReadOnlyList<(string Placement, string Handler, int User)> Order,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string>? Hosted)
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Loads, reads and unloads a project.</summary>
    /// <param name="image">The project.</param>
    /// <param name="library">The library that it references; null: none.</param>
    /// <param name="className">The generated class.</param>
    public static LoadedProject Load(byte[] image, byte[]? library, string className)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            if (library is not null)
            {
                using var stream = new MemoryStream(library);
                context.LoadFromStream(stream);
            }

            using var own = new MemoryStream(image);
            Type type = context.LoadFromStream(own).GetType(className, throwOnError: true)!;
            var bindings = (IReadOnlyList<WidgetBinding>)type.GetProperty("All", Static)!.GetValue(null)!;
            return new LoadedProject(
                [.. bindings.Select(ExpectedBinding.Of)],
                [.. bindings.Select(static binding => (binding.Placement, binding.Handler, binding.UserId ?? 0))],
                (IReadOnlyList<string>)type.GetProperty("RequiredScopes", Static)!.GetValue(null)!,
                HostedBy(type));
        }
        finally
        {
            context.Unload();
        }
    }

    private static IReadOnlyList<string>? HostedBy(Type type) =>
        type.GetMethod("HostedWidgets", Static) is not { } method
            ? null
            :
            [
                .. ((IReadOnlyList<HostedWidget>)method.Invoke(obj: null, parameters: null)!)
                    .Select(static widget => $"{widget.WidgetType.FullName} {widget.ContextType.FullName}")
                    .Order(StringComparer.Ordinal),
            ];
}
