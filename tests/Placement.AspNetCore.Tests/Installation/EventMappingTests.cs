using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Where the application receives events.</summary>
public sealed class EventMappingTests : UninstalledPortalTests
{
    private const int Uninstalled = 253;

    [Fact]
    public async Task Events_can_be_received_in_a_group()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            HasEvents = false,
            Map = static application => application.MapGroup("/bitrix24").MapPlacementEvents("told"),
        });

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        Assert.All(_portal.EventBindings, binding => Assert.Equal($"{app.Address}bitrix24/told", binding.Handler));
        Assert.Single(await _portal.UninstallAsync(clean: true, CancellationToken)).EnsureSuccess();
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
    }

    [Fact]
    public async Task A_path_with_parameters_cannot_be_bound()
    {
        await using WebApplication application = Application();

        ArgumentException refused = Assert.Throws<ArgumentException>(() => application.MapPlacementEvents("/events/{tenant}"));
        Assert.Contains("use a path such as /events", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_added_widgets_mapping_says_what_is_missing()
    {
        await using WebApplication application = WebApplication.CreateBuilder().Build();

        Assert.Contains(
            "Call AddPlacements", Assert.Throws<InvalidOperationException>(
                () => application.MapPlacementInstaller()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Call AddPlacements", Assert.Throws<InvalidOperationException>(
                () => application.MapPlacementEvents()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_handler_cannot_be_where_a_widget_is()
    {
        await using WebApplication application = Application(
            new WidgetBinding("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","OPTIONS":{"errorHandlerUrl":"~/Worker?removed=1"}}"""u8, typeof(AlertWorker)));

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => application.MapPlacementEvents());
        Assert.Contains("AlertWorker", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Give it an address of its own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_can_be_configured_further()
    {
        await using WebApplication application = Application([.. Widgets.Bindings]);

        application.MapPlacementInstaller("/setup").WithMetadata("mine");
        application.MapPlacementEvents().WithMetadata("mine");

        RouteEndpoint[] endpoints =
            [.. ((IEndpointRouteBuilder)application).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()];
        Assert.Equal(["/setup", "/", "/events", Widgets.WorkerRemoved], endpoints.Select(static endpoint => endpoint.RoutePattern.RawText));
        Assert.All(endpoints, static endpoint => Assert.Equal("mine", endpoint.Metadata.GetMetadata<string>()));
    }

    private static WebApplication Application(params WidgetBinding[] bindings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        WidgetHosting.Add(builder.Services, bindings, Widgets.Hosted, configure: null);
        return builder.Build();
    }
}
