using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Hosting;
using Placement.Components;

namespace Placement.AspNetCore.Tests.Components;

/// <summary>What an application is told of its components before a user is.</summary>
public sealed class ComponentCheckTests
{
    [Fact]
    public async Task A_component_that_asks_for_something_else_than_its_placement_brings_stops_the_start()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(typeof(TaskCard)));

        Assert.Equal(
            $"{typeof(TaskCard)} cannot be opened from CRM_DEAL_DETAIL_TAB: its cascading parameter Request would have to be a "
            + "WidgetRequest<CrmEntityContext>.",
            error.Message);
    }

    [Theory]
    [InlineData(typeof(DealCard))]
    [InlineData(typeof(AnyCard))]
    public async Task A_component_that_asks_for_what_its_placement_brings_or_for_less_is_mapped(Type component)
    {
        await using RoutedApplication application = await StartAsync(component);

        Assert.Equal((200, $"Widget {component.Name} (CRM_DEAL_DETAIL_TAB)"), await application.SendAsync("/card"));
    }

    [Fact]
    public async Task An_interactive_component_needs_the_services_of_its_render_mode_and_then_its_endpoints()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(typeof(LiveCard)));
        Assert.Contains("AddInteractiveServerComponents()", error.Message, StringComparison.Ordinal);

        error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            typeof(LiveCard), static services => services.AddRazorComponents().AddInteractiveServerComponents()));
        Assert.Contains(
            "MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_is_no_component_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => HostedWidget.Component(typeof(ComponentCheckTests)));

        Assert.StartsWith(
            $"{typeof(ComponentCheckTests)} declares a widget and is no Razor component. Implement IWidget<T>, or derive from ComponentBase.",
            error.Message,
            StringComparison.Ordinal);
    }

    /// <summary>Cascading parameters match by their very type, so that each context has to be handed over by itself.</summary>
    [Fact]
    public void Every_context_is_handed_to_components()
    {
        var services = new ServiceCollection();
        CascadingRequests.Add(services);
        services.AddSingleton(static provider => new ComponentScope(new()));
        using ServiceProvider provider = services.BuildServiceProvider();

        Type[] handed =
        [
            .. services
                .Select(service => service.ImplementationFactory?.Invoke(provider).GetType())
                .Where(static type => type is { IsGenericType: true } && type.GenericTypeArguments[0].IsGenericType)
                .Select(static type => type!.GenericTypeArguments[0].GenericTypeArguments[0]),
        ];

        Assert.Equal(
            typeof(PlacementContext).Assembly.GetExportedTypes()
                .Where(static type => type.IsAssignableTo(typeof(PlacementContext)))
                .Select(static type => type.Name)
                .Order(StringComparer.Ordinal),
            handed.Select(static type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_portal_s_frame_cannot_be_spoken_to_while_a_page_is_rendered()
    {
        var services = new ServiceCollection();
        WidgetHosting.Add(services, [], [], configure: null);
        await using ServiceProvider bare = services.BuildServiceProvider();
        await using ComponentVisit visit = await ComponentVisit.StartAsync();

        foreach (IServiceProvider known in new[] { bare, visit.Services })
        {
            await using AsyncServiceScope scope = known.CreateAsyncScope();
            IBitrixFrame frame = scope.ServiceProvider.GetRequiredService<IBitrixFrame>();

            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
                () => frame.SetTitleAsync("Title", TestContext.Current.CancellationToken));

            Assert.StartsWith(
                "The portal's frame can be spoken to when a component is interactive", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_that_is_injected_where_there_is_none_is_an_error_that_says_so()
    {
        var services = new ServiceCollection();
        WidgetHosting.Add(services, [], [], configure: null);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        InvalidOperationException error =
            Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<WidgetSession>);

        Assert.Contains("take it as a cascading parameter", error.Message, StringComparison.Ordinal);
    }

    private static Task<RoutedApplication> StartAsync(Type component, Action<IServiceCollection>? addServices = null) =>
        RoutedApplication.StartAsync(
            services =>
            {
                addServices?.Invoke(services);
                WidgetHosting.Add(
                    services,
                    [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/card"}"""u8, component)],
                    [HostedWidget.Component(component)],
                    configure: null);
            },
            static app => WidgetHosting.Map(app));

    private class Card : ComponentBase;

    private sealed class TaskCard : Card
    {
        [CascadingParameter]
        private WidgetRequest<TaskContext>? Request { get; set; }
    }

    private sealed class DealCard : Card
    {
        [CascadingParameter]
        public WidgetRequest<CrmEntityContext>? Request { get; set; }

        [CascadingParameter]
        public HttpContext? HttpContext { get; set; }
    }

    private sealed class AnyCard : Card
    {
        [CascadingParameter]
        public WidgetRequest<PlacementContext>? Request { get; set; }
    }

    [Live]
    private sealed class LiveCard : Card;

    private sealed class LiveAttribute : RenderModeAttribute
    {
        public override IComponentRenderMode Mode => RenderMode.InteractiveServer;
    }
}
