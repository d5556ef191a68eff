using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Benchmarks;

/// <summary>The least that a generator for these attributes can do: it reads the name and two arguments, and emits one line for each class.</summary>
internal sealed class FloorGenerator : IIncrementalGenerator
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
        context.RegisterSourceOutput(widgets, static (output, widget) => output.AddSource(widget.Name + ".g.cs", $"// {widget.Code} {widget.Title}\n"));
    }
}
