using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>
/// What is emitted where Placement.AspNetCore is referenced, to read. Each snapshot also compiles without a warning and is cached.
/// </summary>
public class HostingSnapshotTests
{
    private const string Usings =
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;


        """;

    [Fact]
    public Task One_widget() => VerifyAsync(new TestProject(
        Usings +
        """
        namespace Acme.Sales.Widgets;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        public sealed class DealSupplies : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Text($"Deal {request.Context.EntityId}"));
        }
        """));

    [Fact]
    public Task A_widget_with_a_form() => VerifyAsync(new TestProject(
        Usings +
        """
        namespace Acme.Sales.Widgets;

        public sealed class Order
        {
            public int Count { get; set; }
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Order")]
        public sealed class OrderTab : IWidgetForm<CrmEntityContext, Order>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Extensions.Widget($"<form method=\"post\">{request.Session.Field()}<input name=\"Count\"></form>"));

            public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, Order> submission, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Text($"{submission.Form.Count}"));
        }
        """));

    [Fact]
    public Task A_component() => VerifyAsync(new TestProject(
        """
        using Microsoft.AspNetCore.Components;
        using Placement;

        namespace Acme.Sales.Widgets;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Card")]
        public sealed class DealCard : ComponentBase;
        """));

    [Fact]
    public Task No_widget() => VerifyAsync(new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;"));

    [Fact]
    public Task Several_contexts() => VerifyAsync(new TestProject(
        Usings +
        """
        namespace Acme.Sales.Widgets;

        public interface IEverywhere : IWidget<PlacementContext>;

        internal abstract class Base<TContext> : IWidget<TContext> where TContext : PlacementContext
        {
            public Task<IResult> HandleAsync(WidgetRequest<TContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
        }

        [WidgetPlacement("TASK_VIEW_TAB"), WidgetPlacement("LEFT_MENU"), WidgetPlacement("IM_SIDEBAR")]
        internal sealed class Inherited : Base<TaskContext>, IEverywhere, IWidget<ChatContext>
        {
            Task<IResult> IWidget<PlacementContext>.HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());

            Task<IResult> IWidget<ChatContext>.HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
        }

        public static class Outer
        {
            [WidgetPlacement("CALL_CARD")]
            internal sealed record @class : IWidget<CallCardContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<CallCardContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
            }
        }
        """));

    [Fact]
    public Task Obsolete_and_experimental_types() => VerifyAsync(new TestProject(
        Usings +
        """
        #pragma warning disable ACME001, CS0618
        [Obsolete("Old."), WidgetPlacement("LEFT_MENU")]
        internal sealed class Menu : IWidget<Other>, IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<Other> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());

            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
        }

        [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        internal sealed record Other : PlacementContext;
        """));

    [Fact]
    public Task A_class_library() => VerifyAsync(Library());

    [Fact]
    public Task An_application_with_a_widget_library() =>
        VerifyAsync(new TestProject(Widget("Menu", "LEFT_MENU")) { Libraries = [(Library() with { IsHosting = true }).Run()] });

    [Fact]
    public Task An_old_language_version() =>
        VerifyAsync(new TestProject(Usings + "namespace Acme\n{\n" + Widget("Menu", "LEFT_MENU") + "\n}")
        {
            LanguageVersion = LanguageVersion.CSharp7_3,
        });

    [Fact]
    public Task A_public_class_among_names_of_the_project() => VerifyAsync(new TestProject(
        $$"""
        namespace My.Placement.App
        {
            {{Widget("HostedWidget", "LEFT_MENU")}}
            internal sealed class System;
            internal sealed class Microsoft;
            internal sealed class WidgetHosting;
            internal sealed class IServiceCollection;
        }
        """)
    {
        Properties = new Dictionary<string, string> { ["RootNamespace"] = "My.Placement.App", ["PlacementVisibility"] = "public" },
    });

    private static TestProject Library() => new(Widget("CallerCard", "CALL_CARD"))
    {
        AssemblyName = "Acme.Call_Widgets",
        IsLibrary = true,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Widgets" },
    };

    private static string Widget(string name, string placement) =>
        $$"""
        [global::Placement.WidgetPlacement("{{placement}}")]
        internal sealed class {{name}} : global::Placement.IWidget<global::Placement.PlacementContext>
        {
            public global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> HandleAsync(
                global::Placement.WidgetRequest<global::Placement.PlacementContext> request, global::System.Threading.CancellationToken cancellationToken) =>
                global::System.Threading.Tasks.Task.FromResult(global::Microsoft.AspNetCore.Http.Results.Ok());
        }
        """;

    private static Task VerifyAsync(TestProject project, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        GeneratorRun run = (project with { IsHosting = true }).Run().AssertCompiles().AssertCached();
        _ = run.Bindings();
        _ = run.HostedWidgets();
        return Snapshot.VerifyAsync(
            run, parameter: null, static name => name is "WidgetPlacements.Hosting.g.cs" or "WidgetManifest.g.cs", file, method);
    }
}
