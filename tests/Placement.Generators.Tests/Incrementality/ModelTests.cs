using Microsoft.CodeAnalysis;
using Placement.Generators.Models;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Incrementality;

/// <summary>What the steps of the pipeline hand on is compared by value, and leads nowhere.</summary>
public class ModelTests
{
    /// <summary>Uses every kind of model.</summary>
    private static readonly Func<GeneratorRun> Project = static () =>
    {
        GeneratorRun library = TestProject.Library("Acme.Tasks", "[Placement.WidgetPlacement(\"TASK_VIEW_TAB\")] class TaskTab;").Run();
        GeneratorRun shown = TestProject.Library(
            "Acme.Shown", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.Sales\")]\n[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;").Run();
        return new TestProject(
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            using Placement;

            [assembly: BitrixApplication(DefaultLanguage = "de")]

            [System.Obsolete("Old.")]
            [WidgetPlacement("LEFT_MENU", Title = "Menü", Icon = "menu.png"), WidgetPlacement("IM_TEXTAREA", IconName = "fa-truck", Context = ChatContexts.Crm)]
            [WidgetText("en", Title = "Menu"), WidgetOption("shape", "round", Placement = "LEFT_MENU")]
            public class Menu : IWidget<PlacementContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
            }

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB")] public partial class Card;
            [WidgetPlacement("LEFT_MENU", Handler = "/a")] public class Clash;
            [WidgetPlacement("LEFT_MENU", Handler = "/b")] public class CLASH;
            """)
        {
            IsHosting = true,
            IsLibrary = true,
            Libraries = [library, shown],
            AdditionalFiles = [new AddedFile("Card.razor")],
        }.Run();
    };

    [Fact]
    public void Equal_projects_give_equal_models_with_equal_hash_codes()
    {
        GeneratorRunResult first = Project().Result;
        GeneratorRunResult second = Project().Result;

        foreach (string name in PipelineSteps.Names)
        {
            object[] values = Values(first, name);
            object[] others = Values(second, name);

            Assert.NotEmpty(values);
            Assert.True(values[0] is string || !ReferenceEquals(values[0], others[0]));
            Assert.Equal(values.Length, others.Length);
            for (int i = 0; i < values.Length; i++)
            {
                Assert.True(values[i].Equals(others[i]), $"{name} differs.");
                Assert.Equal(values[i].GetHashCode(), others[i].GetHashCode());
            }
        }
    }

    [Fact]
    public void Every_model_is_compared_by_value()
    {
        GeneratorRunResult first = Project().Result;
        Type[] models =
        [
            .. typeof(WidgetModel).Assembly.GetTypes().Where(
                static type => type.Namespace == typeof(WidgetModel).Namespace && type is { IsAbstract: false, IsNested: false }),
        ];
        ILookup<Type, object> found = Models(first);
        ILookup<Type, object> again = Models(Project().Result);

        foreach (Type model in models.Where(static model => !model.IsGenericTypeDefinition))
        {
            Assert.True(found[model].Any(), $"{model.Name} does not occur.");
            Assert.Equal(found[model].ToHashSet(), again[model].ToHashSet());
        }

        static ILookup<Type, object> Models(GeneratorRunResult result) => ModelGraph
            .Reachable(ModelGraph.OwnSteps(result).SelectMany(static step => step.Outputs).Select(static output => output.Value))
            .ToLookup(static value => value.GetType());
    }

    [Fact]
    public void An_array_is_compared_by_its_items()
    {
        EquatableArray<string> array = new[] { "a", "b" }.ToEquatableArray();

        Assert.Equal(new[] { "a", "b" }.ToEquatableArray(), array);
        Assert.Equal(new[] { "a", "b" }.ToEquatableArray().GetHashCode(), array.GetHashCode());
        Assert.NotEqual(new[] { "b", "a" }.ToEquatableArray(), array);
        Assert.NotEqual(new[] { "a" }.ToEquatableArray(), array);
        Assert.NotNull(array);
        Assert.False(array.Equals(null));
        Assert.Equal(EquatableArray<string>.Empty, Array.Empty<string>().ToEquatableArray());
        Assert.Equal(EquatableArray<string>.Empty.GetHashCode(), Array.Empty<string>().ToEquatableArray().GetHashCode());
    }

    [Fact]
    public void No_step_keeps_anything_of_the_compilers()
    {
        GeneratorRun run = Project();

        Assert.Superset(
            PipelineSteps.Names.ToHashSet(), ModelGraph.OwnSteps(run.Result).Select(static step => step.Name).OfType<string>().ToHashSet());
        Assert.Contains(ModelGraph.OwnSteps(run.Result), static step => step.Name == "result_ForAttributeWithMetadataName");
        ModelGraph.AssertHoldsNothingOfRoslyn(run);
    }

    [Fact]
    public void Every_step_is_known_by_its_name() =>
        Assert.Equal(PipelineSteps.Names.Order(StringComparer.Ordinal), TrackingNames.All.Order(StringComparer.Ordinal));

    [Fact]
    public void The_guard_finds_what_would_keep_a_compilation_alive()
    {
        Compilation compilation = Project().Input;
        INamedTypeSymbol menu = compilation.GetTypeByMetadataName("Menu")!;
        object[] hidden =
        [
            menu,
            new List<object> { menu.Locations[0] },
            new Dictionary<string, object> { ["a"] = menu.GetAttributes()[1] },
            (1, (object)menu.GetAttributes()[1].ConstructorArguments[0]),
            new Lazy<object>(menu.DeclaringSyntaxReferences[0]),
        ];

        Assert.All(hidden, static value => Assert.Contains(
            ModelGraph.Reachable([value]),
            static reached => reached is ISymbol or Location or AttributeData or TypedConstant or SyntaxReference));
    }

    private static object[] Values(GeneratorRunResult result, string name) =>
        [.. result.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(static output => output.Value)];
}
