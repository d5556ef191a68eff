using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>What MapPlacements adds to the routes of an application.</summary>
public class MappingTests
{
    [Theory]
    [InlineData("/widgets/deal-supplies", "CRM_DEAL_DETAIL_TAB", typeof(DealSupplies))]
    [InlineData("/everywhere", "IM_SIDEBAR, LEFT_MENU, TASK_VIEW_TAB", typeof(Everywhere))]
    [InlineData("/widgets/delivery-report", "BI_ANALYTICS_MENU", typeof(DeliveryReport))]
    public async Task A_declared_widget_is_an_endpoint_that_says_what_it_serves(string path, string placements, Type type)
    {
        await using RoutedApplication application = await StartDeclaredAsync(static app => app.MapPlacements());

        RouteEndpoint endpoint = Assert.Single(
            application.Endpoints.OfType<RouteEndpoint>(), endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/') == path);

        WidgetMetadata metadata = endpoint.Metadata.GetRequiredMetadata<WidgetMetadata>();
        Assert.Equal(placements, string.Join(", ", metadata.Placements));
        Assert.Equal([type], metadata.WidgetTypes);
        Assert.Equal($"Widget {type.Name} ({placements})", endpoint.DisplayName);
        Assert.False(endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation);
        Assert.True(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription);
    }

    [Fact]
    public async Task Widgets_of_a_library_are_mapped()
    {
        await using RoutedApplication application = await StartDeclaredAsync(static app => app.MapPlacements());

        Assert.Equal((200, "Widget LibraryCard (CALL_CARD, LEFT_MENU)"), await application.SendAsync("/library/card"));
    }

    [Fact]
    public async Task A_class_that_implements_no_widget_is_left_out_and_logged()
    {
        await using RoutedApplication application = await StartDeclaredAsync(static app => app.MapPlacements());

        Assert.Equal((200, "none"), await application.SendAsync("/card.html"));
        Assert.Single(application.Log, static line =>
            line is { Level: LogLevel.Information, Id: 291 } && line.Text.StartsWith("https://static.acme.example/card.html is not mapped", StringComparison.Ordinal));
    }

    /// <summary>The answer to a wrong method is a page in the frame, which only the endpoint can give.</summary>
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task An_endpoint_takes_every_method(string method)
    {
        await using RoutedApplication application = await StartDeclaredAsync(static app => app.MapPlacements());

        Assert.Equal(
            (200, "Widget DealSupplies (CRM_DEAL_DETAIL_TAB)"), await application.SendAsync(
                "/widgets/deal-supplies?DOMAIN=acme.bitrix24.com&LANG=de", method));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/x", "/X/")]
    [InlineData("/x/", "/x")]
    [InlineData("/x?kind=1#there", "/x?kind=1")]
    [InlineData("/widgets/%D0%BC%D0%B5%D0%BD%D1%8E", "/widgets/меню")]
    [InlineData("/a%20b", "/a%20b")]
    [InlineData("/a%2Fb", "/a%2Fb")]
    [InlineData("/a%5Cb", "/a%5Cb")]
    [InlineData("/%7Bid%7D", "/{id}")]
    [InlineData("/a%7B%7Bb%7D%7D.%7Bc%7D", "/a%7B%7Bb%7D%7D.%7Bc%7D")]
    [InlineData("/*:(x)[y]", "/*:(x)[y]")]
    [InlineData("/100%25", "/100%25")]
    [InlineData("/a/../b/./c", "/b/c")]
    [InlineData("/~x", "/%7Ex")]
    [InlineData("https://other.example.com/far/away?kind=1", "/far/away?kind=1")]
    [InlineData("https://other.example.com", "/")]
    public async Task A_path_is_matched_literally(string handler, string requested)
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app), (Placements.LeftMenu, handler, Answering.Any));

        Assert.Equal((200, "Widget AnyWidget (LEFT_MENU)"), await application.SendAsync(requested));
    }

    [Theory]
    [InlineData("/%7Bid%7D", "/5")]
    [InlineData("/x", "/x/y")]
    [InlineData("/a%2Fb", "/a/b")]
    public async Task Another_path_is_not_matched(string handler, string requested)
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app), (Placements.LeftMenu, handler, Answering.Any));

        Assert.Equal((200, "none"), await application.SendAsync(requested));
    }

    [Fact]
    public async Task Handlers_that_differ_by_case_query_or_host_share_an_endpoint()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app),
            (Placements.LeftMenu, "/x?kind=1", Answering.Any),
            (Placements.LeftMenu, "/X?kind=2", Answering.Other),
            (Placements.Telephony.CallCard, "https://other.example.com/x", Answering.Other));

        Assert.Equal((200, "Widget AnyWidget, OtherWidget (LEFT_MENU, CALL_CARD)"), await application.SendAsync("/x"));
    }

    [Fact]
    public async Task Conventions_reach_every_endpoint()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app.MapGroup("/tenant")).RequireHost("apps.acme.example").WithMetadata("mine"),
            (Placements.LeftMenu, "/x", Answering.Any),
            (Placements.Telephony.CallCard, "/y", Answering.Other));

        Assert.Equal((200, "Widget AnyWidget (LEFT_MENU)"), await application.SendAsync("/tenant/x", host: "apps.acme.example"));
        Assert.Equal((200, "none"), await application.SendAsync("/tenant/x", host: "other.acme.example"));

        // The widgets, and where their pages get the tickets that follow.
        Assert.Equal(3, application.Endpoints.Count(static endpoint => endpoint.Metadata.GetMetadata<string>() == "mine"));
    }

    [Fact]
    public async Task The_fallback_policy_is_not_for_widgets()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static services =>
            {
                DeclareOne(services);
                DemandSignIn(services);
            },
            static app =>
            {
                WidgetHosting.Map(app);
                app.MapPost("/own", static () => "");
            });

        Assert.Equal(200, (await application.SendAsync("/x")).Status);
        Assert.Equal(401, (await application.SendAsync("/own")).Status);
    }

    [Fact]
    public async Task A_policy_that_is_asked_for_is()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static services =>
            {
                DeclareOne(services);
                DemandSignIn(services);
            },
            static app => WidgetHosting.Map(app).RequireAuthorization());

        Assert.Equal(401, (await application.SendAsync("/x")).Status);
    }

    [Fact]
    public async Task Widgets_that_are_added_in_several_calls_are_all_mapped()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static services =>
            {
                DeclareOne(services);
                services.AddPlacements().AddPlacements();
            },
            static app => app.MapPlacements());

        Assert.Equal((200, "Widget AnyWidget (LEFT_MENU)"), await application.SendAsync("/x"));
        Assert.Equal((200, "Widget DealSupplies (CRM_DEAL_DETAIL_TAB)"), await application.SendAsync("/widgets/deal-supplies"));
    }

    [Fact]
    public async Task Without_services_the_message_says_what_to_call()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RoutedApplication.StartAsync(static _ => { }, static app => app.MapPlacements()));

        Assert.Contains("AddPlacements", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/x", "/x")]
    [InlineData("/x", "/X/")]
    [InlineData("/x?a=1&b=2", "/x?b=2&a=1")]
    [InlineData("/x", "https://other.example.com/x")]
    public async Task Two_classes_that_cannot_be_told_apart_are_both_named(string handler, string same)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RoutedApplication.StartAsync(
            static app =>
                WidgetHosting.Map(app), (Placements.LeftMenu, handler, Answering.Any), (Placements.LeftMenu, same, Answering.Other)));

        Assert.Contains("AnyWidget", error.Message, StringComparison.Ordinal);
        Assert.Contains("OtherWidget", error.Message, StringComparison.Ordinal);
        Assert.Contains("LEFT_MENU", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", "IWidget<CrmEntityContext>")]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB", "IWidget<CrmEntityContext>")]
    [InlineData("NOT_YET_DOCUMENTED", "IWidget<PlacementContext>")]
    public async Task A_widget_that_its_placement_cannot_open_is_told_what_it_needs(string placement, string needed)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app), (placement, "/x", Answering.Chats)));

        Assert.Contains("ChatWidget", error.Message, StringComparison.Ordinal);
        Assert.Contains(placement, error.Message, StringComparison.Ordinal);
        Assert.Contains(needed, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a//b")]
    [InlineData("/what%3F")]
    public async Task A_path_that_routing_cannot_have_is_refused(string handler)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RoutedApplication.StartAsync(
            static app => WidgetHosting.Map(app), (Placements.LeftMenu, handler, Answering.Any)));

        Assert.Contains(handler, error.Message, StringComparison.Ordinal);
        Assert.Contains("AnyWidget", error.Message, StringComparison.Ordinal);
    }

    private static Task<RoutedApplication> StartDeclaredAsync(Action<WebApplication> map) =>
        RoutedApplication.StartAsync(static services => services.AddPlacements(), map);

    private static void DeclareOne(IServiceCollection services) => WidgetHosting.Add(
        services, [RoutedApplication.Binding(Placements.LeftMenu, "/x", Answering.Any.WidgetType)], [Answering.Any], configure: null);

    private static void DemandSignIn(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
