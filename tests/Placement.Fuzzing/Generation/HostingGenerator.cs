namespace Placement.Fuzzing.Generation;

/// <summary>What lets a class answer: the interfaces of Placement.AspNetCore.</summary>
internal sealed class HostingGenerator(Dice dice, Grammar grammar)
{
    /// <summary>Contexts of the project's own. Using the last two is a warning with an id of its own.</summary>
    private const string OwnContexts =
        """
        namespace Fuzz
        {
            internal record OwnContext : global::Placement.PlacementContext { }

            [global::System.Obsolete] internal record OldContext : global::Placement.PlacementContext { }

            [global::System.Obsolete("Old.", DiagnosticId = "OLD0001")] internal record OlderContext : global::Placement.PlacementContext { }

            [global::System.Diagnostics.CodeAnalysis.Experimental("EXP0001")] internal record NewContext : global::Placement.PlacementContext { }
        }
        """;

    private const string HostedBase =
        """
        namespace Fuzz
        {
            public abstract class HostedBase : global::Placement.IWidget<global::Placement.PlacementContext>
            {
                public global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> HandleAsync(
                    global::Placement.WidgetRequest<global::Placement.PlacementContext> request, global::System.Threading.CancellationToken cancellationToken) =>
                    throw new global::System.NotSupportedException();
            }
        }

        """;

    /// <summary>Switches off what the project's own contexts raise in its own files.</summary>
    public const string Pragma = "#pragma warning disable OLD0001, EXP0001\n";

    private static readonly string[] Provided =
    [
        .. typeof(PlacementContext).Assembly.GetExportedTypes()
            .Where(typeof(PlacementContext).IsAssignableFrom)
            .Select(static type => type.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Own = ["Fuzz.OwnContext", "Fuzz.OldContext", "Fuzz.OlderContext", "Fuzz.NewContext"];

    /// <summary>A file with what the classes use.</summary>
    public string Declarations => HostedBase + (grammar.HasRecords ? OwnContexts : "");

    /// <summary>Contexts that a class is opened with, sorted; often none.</summary>
    public List<string> Contexts()
    {
        var contexts = new SortedSet<string>(StringComparer.Ordinal);
        for (int count = dice.Pick(0, 1, 1, 1, 2, 3); count > 0; count--)
        {
            contexts.Add(grammar.HasRecords && dice.OneIn(4) ? dice.Pick(Own) : dice.Pick(Provided));
        }

        return [.. contexts];
    }

    public static string Base(string context) => $"global::Placement.IWidget<global::{context}>";

    public static string Method(string context) =>
        "global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> "
        + $"{Base(context)}.HandleAsync(global::Placement.WidgetRequest<global::{context}> request, "
        + "global::System.Threading.CancellationToken cancellationToken) => throw new global::System.NotSupportedException();\n";
}
