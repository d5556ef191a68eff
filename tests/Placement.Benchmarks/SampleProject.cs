using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Benchmarks;

/// <summary>A project of many ordinary classes, which are widgets or not.</summary>
internal sealed class SampleProject
{
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location)];

    private readonly IReadOnlyList<SyntaxTree> _trees;
    private readonly IReadOnlyList<MetadataReference> _references;

    public SampleProject(int classes, bool areWidgets)
        : this(classes, number => Source(number, areWidgets), References)
    {
    }

    /// <summary>A project of other classes.</summary>
    /// <param name="classes">How many.</param>
    /// <param name="source">The file with a number.</param>
    /// <param name="references">What they need.</param>
    public SampleProject(int classes, Func<int, string> source, IReadOnlyList<MetadataReference> references)
    {
        _trees =
        [
            .. Enumerable.Range(0, classes).Select(number => CSharpSyntaxTree.ParseText(source(number), path: $"Supplies{number}.cs")),
        ];
        _references = references;
    }

    /// <summary>The same project, read again.</summary>
    public SampleProject Reparse() => new(_trees.Count, number => _trees[number].ToString(), _references);

    /// <summary>The project as a compiler sees it that has bound nothing yet.</summary>
    /// <remarks>
    /// It works on one core: what analyzers need is added up over all of them, and could not be compared with a clock otherwise. The SDK,
    /// too, is silent about references that were built against another version of the framework.
    /// </remarks>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Acme.Sales",
        _trees,
        _references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions:
            [
                KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress),
                KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress),
            ]));

    private static string Source(int number, bool isWidget)
    {
        string widget = isWidget
            ? $"[WidgetPlacement(Placements.Crm.Deal.DetailTab, Handler = \"/widgets/supplies/{number}\", Title = \"Supplies {number}\")]"
            : "";
        return
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Placement;

            namespace Acme.Sales.Widgets;

            /// <summary>What was ordered for a deal.</summary>
            {{widget}}
            public sealed class Supplies{{number}}
            {
                private readonly Dictionary<int, List<string>> _orders = new();

                public async Task<string> HandleAsync(int dealId, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    return _orders.TryGetValue(dealId, out List<string>? orders)
                        ? "<ul>" + string.Concat(orders.OrderBy(order => order, StringComparer.Ordinal).Select(order => $"<li>{order}</li>")) + "</ul>"
                        : $"<p>Nothing was ordered for deal {dealId}.</p>";
                }

                public void Add(int dealId, string order)
                {
                    if (!_orders.TryGetValue(dealId, out List<string>? orders))
                    {
                        _orders.Add(dealId, orders = new List<string>());
                    }

                    orders.Add(order);
                }
            }
            """;
    }
}
