using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>Pages that portals open like widgets, though no binding declares them.</summary>
public class MapWidgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_main_page_is_opened_like_a_widget()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using WebApplication application = await StartAsync(
            portal, static endpoints => endpoints.MapWidget<MainPage, PlacementContext>("/"));

        WidgetPage page = await portal.OpenPageAsync(cancellationToken: Stop);

        page.EnsureSuccess();
        Assert.Contains($"<p>DEFAULT {portal.MemberId}</p>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_answers_for_placements_that_bring_its_context_and_no_others()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using WebApplication application = await StartAsync(
            portal, static endpoints => endpoints.MapWidget<ConnectorPage, ConnectorContext>("/connector"));

        WidgetPage connector = await portal.OpenPageAsync(
            "/connector", "SETTING_CONNECTOR", new { CONNECTOR = "telegraph", LINE = 3, ACTIVE_STATUS = true }, cancellationToken: Stop);
        WidgetPage other = await portal.OpenPageAsync("/connector", "CALENDAR_GRIDVIEW", cancellationToken: Stop);
        WidgetPage unknown = await portal.OpenPageAsync("/connector", "NO_SUCH_PLACE", cancellationToken: Stop);

        Assert.Contains("<p>telegraph 3 True</p>", connector.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status404NotFound, other.StatusCode);
        Assert.Equal(StatusCodes.Status400BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task A_custom_field_gets_its_values()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using WebApplication application = await StartAsync(
            portal, static endpoints => endpoints.MapWidget<FieldPage, UserFieldContext>("/field"));

        WidgetPage page = await portal.OpenPageAsync(
            "/field", "USERFIELD_TYPE", """{"MODE":"edit","ENTITY_ID":"CRM_DEAL","FIELD_NAME":"UF_CRM_COLOUR","ENTITY_VALUE_ID":"17","VALUE":["red","blue"],"MULTIPLE":"Y","MANDATORY":"N"}""", cancellationToken: Stop);

        Assert.Contains("<p>Edit UF_CRM_COLOUR 17 red, blue</p>", page.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_made_of_services_and_disposed_of_after_the_answer()
    {
        var diary = new Diary();
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using WebApplication application = await StartAsync(
            portal, static endpoints =>
                endpoints.MapWidget<DisposablePage, PlacementContext>("/"), services => services.AddSingleton(diary));

        (await portal.OpenPageAsync(cancellationToken: Stop)).EnsureSuccess();

        await application.StopAsync(Stop);
        Assert.Equal(["answers", "disposed"], diary.Lines);
    }

    [Fact]
    public async Task A_page_can_be_configured_further_and_says_what_it_is()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using WebApplication application = await StartAsync(
            portal, static endpoints => endpoints.MapWidget<MainPage, PlacementContext>("/").WithMetadata("mine"));

        Endpoint endpoint = Assert.Single(application.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        Assert.Equal("Widget MainPage", endpoint.DisplayName);
        Assert.Equal([typeof(MainPage)], endpoint.Metadata.GetMetadata<WidgetMetadata>()?.WidgetTypes);
        Assert.Equal("mine", endpoint.Metadata.GetMetadata<string>());
    }

    [Fact]
    public async Task A_page_without_AddPlacements_says_what_to_do()
    {
        await using WebApplication application = WebApplication.CreateSlimBuilder().Build();

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => application.MapWidget<MainPage, PlacementContext>("/"));
        Assert.Contains("AddPlacements", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(
        LocalPortal portal, Action<IEndpointRouteBuilder> map, Action<IServiceCollection>? addServices = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        addServices?.Invoke(builder.Services);
        WidgetHosting.Add(builder.Services, [], [], options =>
        {
            options.ClientId = portal.Options.ClientId;
            options.ClientSecret = portal.Options.ClientSecret;
            options.AllowLoopback = true;
        });
        WebApplication application = builder.Build();
        map(application);
        await application.StartAsync(Stop);
        portal.Application = new LocalApplication(new Uri(application.Urls.Single()));
        return application;
    }

    internal sealed class MainPage : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget($"<p>{request.Placement} {request.Portal.MemberId}</p>"));
    }

    internal sealed class ConnectorPage : IWidget<ConnectorContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<ConnectorContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(
                Results.Extensions.Widget($"<p>{request.Context.Connector} {request.Context.Line} {request.Context.IsActive}</p>"));
    }

    internal sealed class FieldPage : IWidget<UserFieldContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<UserFieldContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget(
            $"<p>{request.Context.Mode} {request.Context.FieldName} {request.Context.EntityId} {string.Join(", ", request.Context.Values)}</p>"));
    }

    internal sealed class DisposablePage(Diary diary) : IWidget<PlacementContext>, IAsyncDisposable
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
        {
            diary.Lines.Add("answers");
            return Task.FromResult(Results.Extensions.Widget($"<p></p>"));
        }

        public ValueTask DisposeAsync()
        {
            diary.Lines.Add("disposed");
            return ValueTask.CompletedTask;
        }
    }

    internal sealed class Diary
    {
        public List<string> Lines { get; } = [];
    }
}
