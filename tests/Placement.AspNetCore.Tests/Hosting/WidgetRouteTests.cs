using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Widgets;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>Which widget of a path a request is for.</summary>
public class WidgetRouteTests
{
    [Fact]
    public void The_placement_decides_in_any_case()
    {
        WidgetRoute route = Route((Placements.LeftMenu, "/x", Answering.Any), (Placements.Im.Sidebar, "/x", Answering.Chats));

        Assert.Same(Answering.Any, Find(route, "LEFT_MENU"));
        Assert.Same(Answering.Chats, Find(route, "im_sidebar"));
        Assert.Null(Find(route, "CALL_CARD"));
        Assert.Null(Find(route, ""));
        Assert.Null(Find(route, "LEFT_MENU "));
    }

    [Fact]
    public void The_closest_context_is_taken()
    {
        WidgetRoute route = Route(
            [Answering.EntitiesAsAny, Answering.Entities],
            ("CRM_DEAL_DETAIL_TAB", "/x"), ("CRM_LEAD_ACTIVITY_TIMELINE_MENU", "/x"), ("LEFT_MENU", "/x"), ("NOT_YET_DOCUMENTED", "/x"));

        Assert.Same(Answering.Entities, Find(route, "CRM_DEAL_DETAIL_TAB"));
        Assert.Same(Answering.Entities, Find(route, "CRM_LEAD_ACTIVITY_TIMELINE_MENU"));
        Assert.Same(Answering.EntitiesAsAny, Find(route, "LEFT_MENU"));
        Assert.Same(Answering.EntitiesAsAny, Find(route, "NOT_YET_DOCUMENTED"));
    }

    [Fact]
    public void A_star_stands_for_every_smart_process_without_a_binding_of_its_own()
    {
        WidgetRoute route = Route(
            ("CRM_DYNAMIC_*_DETAIL_TAB", "/x", Answering.Entities), ("CRM_DYNAMIC_128_DETAIL_TAB", "/x", Answering.Other));

        Assert.Same(Answering.Entities, Find(route, "CRM_DYNAMIC_1034_DETAIL_TAB"));
        Assert.Same(Answering.Entities, Find(route, "crm_dynamic_129_detail_tab"));
        Assert.Same(Answering.Other, Find(route, "CRM_DYNAMIC_128_DETAIL_TAB"));
    }

    [Theory]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_x_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TOOLBAR")]
    [InlineData("CRM_DEAL_DETAIL_TAB")]
    public void A_star_does_not_stand_for_anything_else(string placement) =>
        Assert.Null(Find(Route(("CRM_DYNAMIC_*_DETAIL_TAB", "/x", Answering.Entities)), placement));

    [Theory]
    [InlineData("?kind=1&DOMAIN=acme.bitrix24.com", "AnyWidget")]
    [InlineData("?DOMAIN=acme.bitrix24.com&KIND=2", "OtherWidget")]
    [InlineData("?kind=2&deep=yes%20no", "EntityWidget")]
    [InlineData("?kind=3", null)]
    [InlineData("", null)]
    public void The_query_decides_between_handlers_of_one_path(string query, string? expected)
    {
        WidgetRoute route = Route(
            ("LEFT_MENU", "/x?kind=1", Answering.Any), ("LEFT_MENU", "/x?kind=2", Answering.Other),
            ("LEFT_MENU", "/x?kind=2&deep=yes+no", Answering.EntitiesAsAny));

        Assert.Equal(expected, Find(route, "LEFT_MENU", query)?.WidgetType.Name);
    }

    [Fact]
    public void A_handler_without_a_query_takes_what_no_other_does()
    {
        WidgetRoute route = Route(("LEFT_MENU", "/x", Answering.Any), ("LEFT_MENU", "/x?kind=2", Answering.Other));

        Assert.Same(Answering.Any, Find(route, "LEFT_MENU", "?kind=9"));
        Assert.Same(Answering.Other, Find(route, "LEFT_MENU", "?kind=2"));
    }

    /// <summary>A portal has the handlers of a former version until it is registered again.</summary>
    [Fact]
    public void Where_there_is_one_widget_the_query_does_not_matter() =>
        Assert.Same(Answering.Any, Find(Route(("LEFT_MENU", "/x?version=2", Answering.Any)), "LEFT_MENU", "?version=1"));

    [Fact]
    public void A_path_knows_what_is_opened_without_any_data()
    {
        WidgetRoute menu = Route(("LEFT_MENU", "/x", Answering.Any), ("BI_ANALYTICS_MENU", "/x", Answering.Any));
        WidgetRoute other = Route(("LEFT_MENU", "/x", Answering.Any), ("NOT_YET_DOCUMENTED", "/x", Answering.Any));

        Assert.True(menu.IsGet);
        Assert.Equal("BI_ANALYTICS_MENU", menu.GetPlacement);
        Assert.False(other.IsGet);
    }

    private static HostedWidget? Find(WidgetRoute route, string placement, string query = "") =>
        route.Find(
            placement,
            new DefaultHttpContext { Request = { QueryString = new QueryString(query.Length == 0 ? "" : "?" + query.TrimStart('?')) } }.Request);

    private static WidgetRoute Route(params (string Placement, string Handler, HostedWidget Widget)[] bindings) =>
        Assert.Single(WidgetRoutes.Of(
        new DeclaredWidgets(
            () =>
            [
                .. bindings.Select(
                    static binding => RoutedApplication.Binding(binding.Placement, binding.Handler, binding.Widget.WidgetType)),
            ],
            () => HostedWidget.Combine(bindings.Select(static binding => binding.Widget))),
        NullLogger.Instance));

    private static WidgetRoute Route(HostedWidget[] contexts, params (string Placement, string Handler)[] bindings) =>
        Assert.Single(WidgetRoutes.Of(
        new DeclaredWidgets(
            () => [.. bindings.Select(binding => RoutedApplication.Binding(binding.Placement, binding.Handler, contexts[0].WidgetType))],
            () => contexts),
        NullLogger.Instance));
}
