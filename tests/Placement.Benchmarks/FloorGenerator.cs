using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Benchmarks;

/// <summary>
/// The least that a generator for these attributes can do: it reads the name and two arguments, and emits one line for each class.
/// </summary>
/// <param name="texts">What it emits instead, by the name of the class.</param>
internal sealed class FloorGenerator(IReadOnlyDictionary<string, string>? texts = null) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Name, string? Code, string? Title)> widgets = context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(WidgetPlacementAttribute).FullName!,
            static (node, _) => node is ClassDeclarationSyntax,
            static (attributed, _) => (
                attributed.TargetSymbol.Name,
                attributed.Attributes[0].ConstructorArguments[0].Value as string,
                attributed.Attributes[0].NamedArguments[1].Value.Value as string));
        context.RegisterSourceOutput(widgets, (output, widget) => output.AddSource(
            widget.Name + ".g.cs",
            texts is null ? $"// {widget.Code} {widget.Title}\n" : new string(texts[widget.Name].AsSpan())));
    }
}
