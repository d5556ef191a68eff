using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0302.</summary>
public class WrongContextTests
{
    private const string Usings = HostedProject.Usings;
    private const string Handle = "public Task<IResult> HandleAsync(WidgetRequest<";
    private const string Answer = "> request, CancellationToken cancellationToken) => null!;";

    [Fact]
    public Task A_context_of_another_placement() => HostedProject.Create(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<{|PLC0302:TaskContext|}>
        {
            public Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken) => null!;
        }
        """).VerifyAsync(
            "CRM_DEAL_DETAIL_TAB opens with CrmEntityContext, not with TaskContext, so the class cannot answer it. Implement IWidget<CrmEntityContext>.");

    [Theory]
    [InlineData("CRM_LEAD_ACTIVITY_TIMELINE_MENU", "CrmSectionContext", "CrmTimelineContext")]
    [InlineData("CRM_DEAL_DETAIL_TAB", "CrmTimelineContext", "CrmEntityContext")] // more than the placement sends
    [InlineData("CRM_LEAD_LIST_TOOLBAR", "CrmEntityContext", "CrmSectionContext")]
    [InlineData("CRM_DYNAMIC_*_LIST_TOOLBAR", "CrmEntityContext", "CrmSectionContext")]
    [InlineData("TASK_VIEW_TAB", "TaskListContext", "TaskContext")]
    [InlineData("LEFT_MENU", "AppLinkContext", "PlacementContext")]
    public Task The_context_of_a_placement(string code, string taken, string context) => HostedProject.Create(
        $$"""
        [WidgetPlacement("{{code}}", Title = "Supplies")]
        internal sealed class Supplies : Placement.IWidget<{|PLC0302:Placement.{{taken}}|}>
        {
            {{Handle}}{{taken}}{{Answer}}
        }
        """).VerifyAsync(
            $"{code} opens with {context}, not with {taken}, so the class cannot answer it. Implement IWidget<{context}>.");

    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", "CrmEntityContext")]
    [InlineData(" crm_deal_detail_tab ", "CrmEntityContext", "PLC0102")]
    [InlineData("CRM_DEAL_DETAIL_TAB", "PlacementContext")]
    [InlineData("CRM_LEAD_ACTIVITY_TIMELINE_MENU", "CrmTimelineContext")]
    [InlineData("CRM_LEAD_ACTIVITY_TIMELINE_MENU", "CrmEntityContext")]
    [InlineData("CRM_LEAD_ACTIVITY_TIMELINE_MENU", "PlacementContext")]
    [InlineData("LEFT_MENU", "PlacementContext")]
    [InlineData("TASK_TOP_MENU", "TaskContext")] // undocumented: nobody knows
    [InlineData("SETTING_CONNECTOR", "TaskContext", "PLC0104")]
    [InlineData("CRM_DEAL_DETAIL_TAP", "TaskContext", "PLC0101")]
    [InlineData("", "TaskContext", "PLC0101")]
    public async Task Contexts_that_fit_or_may_fit(string code, string taken, string? other = null)
    {
        RuleProject project = HostedProject.Create(
            $$"""
            [WidgetPlacement("{{code}}", Title = "Supplies")]
            internal sealed class Supplies : IWidget<{{taken}}>
            {
                {{Handle}}{{taken}}{{Answer}}
            }
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), diagnostic => diagnostic.Id != other);
    }

    [Fact]
    public Task One_of_several_contexts_is_enough() => HostedProject.Create(
        $$"""
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<TaskContext>, IWidget<CrmEntityContext>
        {
            {{Handle}}TaskContext{{Answer}}
            {{Handle}}CrmEntityContext{{Answer}}
        }
        """).VerifyAsync();

    [Fact]
    public async Task Each_context_that_does_not_fit_is_one_mistake()
    {
        RuleProject project = HostedProject.Create(
            $$"""
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies")]
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
            [WidgetPlacement("CALL_CARD", Title = "Supplies")]
            internal sealed class Supplies : IWidget<{|PLC0302:{|PLC0302:ChatContext|}|}>, IWidget<CallCardContext>
            {
                {{Handle}}ChatContext{{Answer}}
                {{Handle}}CallCardContext{{Answer}}
            }
            """);

        await project.VerifyAsync();
        Assert.Equal(
            ["\"CRM_DEAL_DETAIL_TAB\" \"CRM_LEAD_DETAIL_TAB\"", "\"TASK_VIEW_TAB\""],
            (await project.DiagnosticsAsync())
                .Select(static diagnostic => string.Join(' ', diagnostic.AdditionalLocations.Select(static at => at.SourceTree!.ToString().Substring(at.SourceSpan.Start, at.SourceSpan.Length))))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task A_context_that_a_base_class_takes() => HostedProject.Create(
        $$"""
        internal abstract class Base : IWidget<TaskContext>
        {
            {{Handle}}TaskContext{{Answer}}
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class {|PLC0302:Supplies|} : Base;

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies")]
        internal sealed class Tasks : Base;
        """).VerifyAsync();

    [Fact]
    public Task A_context_by_another_name() => new RuleProject(
        Usings.TrimEnd() + $$"""

        using Task1 = Placement.TaskContext;
        using TaskWidget = Placement.IWidget<Placement.TaskContext>;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<{|PLC0302:Task1|}>
        {
            {{Handle}}TaskContext{{Answer}}
        }

        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
        internal sealed class {|PLC0302:LeadSupplies|} : TaskWidget
        {
            {{Handle}}TaskContext{{Answer}}
        }
        """)
    { ReferencesHosting = true }.VerifyAsync();

    [Fact]
    public Task A_context_of_ones_own_is_never_sent() => HostedProject.Create(
        $$"""
        internal sealed record DealContext : CrmEntityContext;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<{|PLC0302:DealContext|}>
        {
            {{Handle}}DealContext{{Answer}}
        }
        """).VerifyAsync(
            "CRM_DEAL_DETAIL_TAB opens with CrmEntityContext, not with DealContext, so the class cannot answer it. Implement IWidget<CrmEntityContext>.");

    [Fact]
    public Task A_type_parameter_may_fit() => HostedProject.Create(
        $$"""
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class {|PLC0301:Supplies|}<T> : IWidget<T>
            where T : PlacementContext
        {
            {{Handle}}T{{Answer}}
        }
        """).VerifyAsync();

    [Fact]
    public Task A_context_that_does_not_compile_gets_no_second_diagnostic() => (HostedProject.Create(
        $$"""
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<DealContext>
        {
            {{Handle}}DealContext{{Answer}}
        }

        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
        internal sealed class LeadSupplies : Widget<CrmEntityContext>;
        """) with
    { Errors = ["CS0246"] }).VerifyAsync();

    [Fact]
    public Task The_interface_may_stand_on_another_declaration() => HostedProject.Create(
        """
        internal sealed partial class Outer
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed partial class Supplies;

            [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies")]
            internal sealed partial class Tasks;
        }
        """,
        $$"""
        internal sealed partial class Outer
        {
            internal sealed partial class Supplies : IWidget<CrmEntityContext>
            {
                {{Handle}}CrmEntityContext{{Answer}}
            }

            internal sealed partial class Tasks : IWidget<{|PLC0302:CrmEntityContext|}>
            {
                {{Handle}}CrmEntityContext{{Answer}}
            }
        }
        """).VerifyAsync();

    [Fact]
    public Task The_fix_changes_the_context() => HostedProject.Create(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies :
            IWidget<{|PLC0302:TaskContext|}> // as for tasks
        {
            public async Task<IResult> HandleAsync(
                WidgetRequest<TaskContext> request, // what Bitrix24 sends
                CancellationToken cancellationToken)
            {
                await Task.Yield();
                return Show(request);
            }

            private static IResult Show(WidgetRequest<TaskContext> request) => null!;

            private static void Unrelated(TaskContext? task, System.Collections.Generic.List<TaskContext> tasks)
            {
            }
        }
        """).VerifyFixAsync(
            "PLC0302",
            "Change the context to CrmEntityContext",
            Usings + """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies :
                IWidget<CrmEntityContext> // as for tasks
            {
                public async Task<IResult> HandleAsync(
                    WidgetRequest<CrmEntityContext> request, // what Bitrix24 sends
                    CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    return Show(request);
                }

                private static IResult Show(WidgetRequest<CrmEntityContext> request) => null!;

                private static void Unrelated(TaskContext? task, System.Collections.Generic.List<TaskContext> tasks)
                {
                }
            }
            """);

    [Fact]
    public Task The_fix_takes_what_all_placements_have_in_common() => HostedProject.Create(
        """
        [WidgetPlacement("CRM_DEAL_ACTIVITY_TIMELINE_MENU", Title = "Supplies")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : Placement.IWidget<{|PLC0302:Placement.CrmTimelineContext|}>
        {
            Task<IResult> Placement.IWidget<CrmTimelineContext>.HandleAsync(WidgetRequest<CrmTimelineContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(request.Context.EntityId > 0 ? (IResult)null! : null!);
        }
        """).VerifyFixAsync(
            "PLC0302",
            "Change the context to CrmEntityContext",
            Usings + """
            [WidgetPlacement("CRM_DEAL_ACTIVITY_TIMELINE_MENU", Title = "Supplies")]
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies : Placement.IWidget<CrmEntityContext>
            {
                Task<IResult> Placement.IWidget<CrmEntityContext>.HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                    Task.FromResult(request.Context.EntityId > 0 ? (IResult)null! : null!);
            }
            """);

    [Theory]
    [InlineData("", "IWidget<TaskContext>", "=> Task.FromResult(request.Context.TaskId > 0 ? (IResult)null! : null!);")] // uses what the new context lacks
    [InlineData("public Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken) => null!;", "IWidget<TaskContext>, IWidget<ChatContext>", "=> null!;")]
    public async Task No_fix_where_it_is_not_safe(string more, string bases, string body)
    {
        IReadOnlyList<string> offered = await HostedProject.Create(
            $$"""
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies : {{bases}}
            {
                {{more}}
                public Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken) {{body}}
            }
            """).OfferedFixesAsync("PLC0302");

        Assert.Empty(offered);
    }

    [Fact]
    public async Task No_fix_where_another_file_has_the_method()
    {
        IReadOnlyList<string> offered = await HostedProject.Create(
            """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed partial class Supplies : IWidget<TaskContext>;
            """,
            $$"""
            internal sealed partial class Supplies
            {
                {{Handle}}TaskContext{{Answer}}
            }
            """).OfferedFixesAsync("PLC0302");

        Assert.Empty(offered);
    }

    [Fact]
    public async Task Fix_all_changes_all_contexts()
    {
        RuleProject project = HostedProject.Create(
            $$"""
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies : IWidget<{|PLC0302:TaskContext|}>
            {
                {{Handle}}TaskContext{{Answer}}

                [WidgetPlacement("CALL_CARD", Title = "Supplies")]
                internal sealed class Inner : IWidget<{|PLC0302:TaskContext|}>
                {
                    {{Handle}}TaskContext{{Answer}}
                }
            }
            """,
            $$"""
            [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
            internal sealed class Menu : IWidget<{|PLC0302:TaskContext|}>
            {
                {{Handle}}TaskContext{{Answer}}
            }
            """);
        string first = Usings + $$"""
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies : IWidget<CrmEntityContext>
            {
                {{Handle}}CrmEntityContext{{Answer}}

                [WidgetPlacement("CALL_CARD", Title = "Supplies")]
                internal sealed class Inner : IWidget<CallCardContext>
                {
                    {{Handle}}CallCardContext{{Answer}}
                }
            }
            """;

        await project.VerifyFixAllAsync(
            "PLC0302",
            "Change the context to CrmEntityContext",
            first,
            Usings + $$"""
            [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
            internal sealed class Menu : IWidget<PlacementContext>
            {
                {{Handle}}PlacementContext{{Answer}}
            }
            """);
        await project.VerifyFixAllAsync(FixAllScope.Document, "PLC0302", title: null, first, project.Sources[1].Source);
    }
}
