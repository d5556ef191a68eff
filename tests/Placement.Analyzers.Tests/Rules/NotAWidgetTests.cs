using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0303.</summary>
public class NotAWidgetTests
{
    private const string Usings = HostedProject.Usings;

    [Fact]
    public Task Without_the_package_there_is_no_context() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies : IWidget<int>;

        internal interface IWidget<T>;
        """).VerifyAsync();

    [Fact]
    public Task A_class_that_is_no_widget() => HostedProject.Create(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed class {|PLC0303:Supplies|};

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Supplies")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal sealed record {|PLC0303:MoreSupplies|}(int Id) : Record;

        internal record Record;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetPlacement("CRM_DEAL_ACTIVITY_TIMELINE_MENU", Title = "Supplies")]
        internal sealed class {|PLC0303:Timeline|};

        [WidgetPlacement("TASK_TOP_MENU", Title = "Tasks")]
        internal sealed class {|PLC0303:Tasks|};
        """).VerifyAsync(
            "Supplies implements no IWidget, so nothing answers when Bitrix24 opens CRM_DEAL_DETAIL_TAB. Implement IWidget<CrmEntityContext>.",
            "MoreSupplies implements no IWidget, so nothing answers when Bitrix24 opens its placements. Implement IWidget<PlacementContext>.",
            "Timeline implements no IWidget, so nothing answers when Bitrix24 opens its placements. Implement IWidget<CrmEntityContext>.",
            "Tasks implements no IWidget, so nothing answers when Bitrix24 opens TASK_TOP_MENU. Implement IWidget<PlacementContext>.");

    [Fact]
    public Task What_is_no_widget_and_need_not_be_one() => HostedProject.Create(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal abstract class {|PLC0301:Supplies|};

        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
        internal static class {|PLC0301:LeadSupplies|};

        [{|PLC0304:WidgetText|}("de", Title = "Lieferungen")]
        internal sealed class Texts;

        internal sealed class Nothing;
        """).VerifyAsync();

    [Theory]
    [InlineData( // no body
        "internal sealed class {|PLC0303:Supplies|};",
        """
        internal sealed class Supplies : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // a body of one line
        "internal sealed class {|PLC0303:Supplies|} { }",
        """
        internal sealed class Supplies : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // an empty body, a comment behind the name
        """
        internal sealed partial class {|PLC0303:Supplies|} // the warehouse
        {
            // Nothing yet.
        }
        """,
        """
        internal sealed partial class Supplies : IWidget<CrmEntityContext> // the warehouse
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
            // Nothing yet.
        }
        """)]
    [InlineData( // a primary constructor, a base class, members
        """
        internal sealed class {|PLC0303:Supplies|}(int id) : Base(id)
        {
            private readonly int _id = id;

            public override string ToString() => $"{_id}";
        }
        """,
        """
        internal sealed class Supplies(int id) : Base(id), IWidget<CrmEntityContext>
        {
            private readonly int _id = id;

            public override string ToString() => $"{_id}";

            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // each base on a line of its own
        """
        internal sealed class {|PLC0303:Supplies|}() :
            Base(1),
            IMark
        {
        }
        """,
        """
        internal sealed class Supplies() :
            Base(1),
            IMark,
            IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // records
        "internal sealed record {|PLC0303:Supplies|}(int Id);",
        """
        internal sealed record Supplies(int Id) : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // generic, which another rule reports
        """
        internal sealed class {|PLC0301:{|PLC0303:Supplies|}|}<T>
            where T : class
        {
        }
        """,
        """
        internal sealed class Supplies<T> : IWidget<CrmEntityContext>
            where T : class
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
            {
                return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
            }
        }
        """)]
    [InlineData( // the method is there
        """
        internal sealed class {|PLC0303:Supplies|}
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) => null!;
        }
        """,
        """
        internal sealed class Supplies : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) => null!;
        }
        """)]
    public Task The_fix_implements_the_interface(string before, string after)
    {
        const string More = "\n\ninternal class Base(int id) { public int Id => id; }\n\ninternal interface IMark;\n";
        const string Attribute = "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\n";
        return HostedProject.Create(Attribute + before + More).VerifyFixAsync(
            "PLC0303", title: null, Usings + Attribute + after + More);
    }

    [Fact]
    public Task The_fix_writes_names_in_full_where_they_are_not_imported() => new RuleProject(
        """
        namespace Acme
        {
            [Placement.WidgetPlacement("LEFT_MENU", Title = "Menu")]
            internal sealed class {|PLC0303:Menu|};
        }
        """)
    { ReferencesHosting = true }.VerifyFixAsync(
            "PLC0303",
            "Implement Placement.IWidget<Placement.PlacementContext>",
            """
            namespace Acme
            {
                [Placement.WidgetPlacement("LEFT_MENU", Title = "Menu")]
                internal sealed class Menu : Placement.IWidget<Placement.PlacementContext>
                {
                    public System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.IResult> HandleAsync(Placement.WidgetRequest<Placement.PlacementContext> request, System.Threading.CancellationToken cancellationToken)
                    {
                        return System.Threading.Tasks.Task.FromResult(Placement.WidgetResultExtensions.Widget(Microsoft.AspNetCore.Http.Results.Extensions, $"<p>{request.Placement}</p>"));
                    }
                }
            }
            """);

    [Fact]
    public async Task No_fix_where_the_name_is_taken()
    {
        IReadOnlyList<string> offered = await HostedProject.Create(
            """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies
            {
                private int HandleAsync => 1;
            }
            """).OfferedFixesAsync("PLC0303");

        Assert.Empty(offered);
    }

    [Fact]
    public async Task Fix_all_implements_all()
    {
        RuleProject project = HostedProject.Create(
            """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class {|PLC0303:Supplies|}
            {
                [WidgetPlacement("CALL_CARD", Title = "Supplies")]
                internal sealed class {|PLC0303:Inner|};
            }
            """,
            """
            [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
            internal sealed class {|PLC0303:Menu|};
            """);
        string first = Usings + """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed class Supplies : IWidget<CrmEntityContext>
            {
                [WidgetPlacement("CALL_CARD", Title = "Supplies")]
                internal sealed class Inner : IWidget<CallCardContext>
                {
                    public Task<IResult> HandleAsync(WidgetRequest<CallCardContext> request, CancellationToken cancellationToken)
                    {
                        return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
                    }
                }

                public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
                {
                    return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
                }
            }
            """;

        await project.VerifyFixAllAsync(
            "PLC0303",
            title: null,
            first,
            Usings + """
            [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
            internal sealed class Menu : IWidget<PlacementContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
                {
                    return Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement}</p>"));
                }
            }
            """);
        await project.VerifyFixAllAsync(FixAllScope.Document, "PLC0303", title: null, first, project.Sources[1].Source);
    }
}
