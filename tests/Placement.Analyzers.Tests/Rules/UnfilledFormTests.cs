using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0309.</summary>
public class UnfilledFormTests
{
    [Theory]
    [InlineData("private", "it is private, which generated code cannot name. Make it internal or public.")]
    [InlineData("protected", "it is protected, which generated code cannot name. Make it internal or public.")]
    public Task A_form_that_generated_code_cannot_name(string modifiers, string said) => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        internal class {|PLC0309:Supplies|} : IWidgetForm<PlacementContext, Supplies.Order>
        {
            {{HandleAsync}}

            Task<IResult> IWidgetForm<PlacementContext, Order>.SubmitAsync(
                WidgetSubmission<PlacementContext, Order> submission, CancellationToken cancellationToken) => null!;

            {{modifiers}} sealed class Order;
        }
        """).VerifyAsync($"Nothing fills in Order when the page of Supplies sends its form: {said}");

    [Fact]
    public Task A_form_in_a_class_that_is_hidden() => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        internal class {|PLC0309:Supplies|} : IWidgetForm<PlacementContext, Supplies.Forms.Order>
        {
            {{HandleAsync}}

            Task<IResult> IWidgetForm<PlacementContext, Forms.Order>.SubmitAsync(
                WidgetSubmission<PlacementContext, Forms.Order> submission, CancellationToken cancellationToken) => null!;

            private static class Forms
            {
                public sealed class Order;
            }
        }
        """).VerifyAsync(
            "Nothing fills in Order when the page of Supplies sends its form: it is nested in Forms, which is private. "
            + "Make Forms internal or public.");

    [Fact]
    public Task Two_forms_of_one_context() => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        internal class {|PLC0309:Supplies|} : IWidgetForm<PlacementContext, Order>, IWidgetForm<PlacementContext, Note>
        {
            {{HandleAsync}}

            {{SubmitAsync("PlacementContext", "Order")}}

            {{SubmitAsync("PlacementContext", "Note")}}
        }

        internal sealed class Order;

        internal sealed class Note;
        """).VerifyAsync(
            "Nothing fills in Note when the page of Supplies sends its form: Order is filled in where the widget is opened with "
            + "PlacementContext, and a page has one form. Move what Note has into Order, or into another widget.");

    [Fact]
    public Task A_form_for_each_context() => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies", Handler = "/task")]
        internal class Supplies : IWidgetForm<PlacementContext, Supplies.Order>, IWidgetForm<TaskContext, Supplies.Order>
        {
            {{HandleAsync}}

            public Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken) => null!;

            {{SubmitAsync("PlacementContext", "Order")}}

            {{SubmitAsync("TaskContext", "Order")}}

            internal sealed class Order;
        }
        """).VerifyAsync();

    /// <summary>What the compiler refuses is said by the compiler.</summary>
    [Fact]
    public Task A_class_without_a_placement_has_no_page() => HostedProject.Create(
        $$"""
        internal abstract class Base : IWidgetForm<PlacementContext, Base.Order>
        {
            {{HandleAsync}}

            Task<IResult> IWidgetForm<PlacementContext, Order>.SubmitAsync(
                WidgetSubmission<PlacementContext, Order> submission, CancellationToken cancellationToken) => null!;

            private sealed class Order;
        }
        """).VerifyAsync();

    private const string HandleAsync =
        "public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;";

    private static string SubmitAsync(string context, string form) =>
        $"public Task<IResult> SubmitAsync(WidgetSubmission<{context}, {form}> submission, CancellationToken cancellationToken) => null!;";
}
