using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.RequestVerification;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>An application on Kestrel that a portal has, with a widget for each placement under test.</summary>
internal sealed class WidgetApplication : IAsyncDisposable
{
    /// <summary>Where all widgets are, unless a test says otherwise.</summary>
    public const string Path = "/widget";

    private const string FormType = "application/x-www-form-urlencoded";

    private readonly WebApplication _application;
    private readonly RecordedLog _log = new();
    private readonly HttpClient _client;
    private readonly ReceivedRequests _received;

    private WidgetApplication(WidgetSetup setup)
    {
        _received = new ReceivedRequests(setup.Answer);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = setup.Environment });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        setup.Services?.Invoke(builder.Services);
        builder.Services.AddSingleton(_received);
        builder.Services.AddSingleton<IPortalStore>(setup.Store);
        WidgetHosting.Add(
            builder.Services,
            [.. setup.Widgets.Select(static widget => WidgetSetup.Binding(widget.Placement, widget.Path, widget.Widget))],
            [.. setup.Widgets.Select(static widget => widget.Widget).DistinctBy(static widget => widget.WidgetType)],
            static options =>
            {
                options.ClientId = "local.0123456789abcd.12345678";
                options.ClientSecret = "0123456789abcdef";
                options.WidgetProof = OriginProof.Portal;
            });

        // Whoever is asked knows no token of these tests.
        builder.Services
            .AddHttpClient(PortalClients.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(static () => new ScriptedAnswers("""{"error":"invalid_token"}"""));
        _application = builder.Build();
        setup.Middleware?.Invoke(_application);
        WidgetHosting.Map(_application);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    /// <summary>What reached a widget.</summary>
    public IReadOnlyCollection<ReceivedRequest> ReceivedRequests => _received.All;

    /// <summary>Everything that was logged.</summary>
    public IReadOnlyList<LogLine> Log => _log.Lines;

    /// <summary>What the widgets' category was told.</summary>
    public IEnumerable<LogLine> WidgetLog => Log.Where(static line => line.Category == "Placement.Widgets");

    public Uri Address => new(_application.Urls.Single());

    public static async Task<WidgetApplication> StartAsync(WidgetSetup setup)
    {
        await setup.StoreAsync();
        var application = new WidgetApplication(setup);
        try
        {
            await application._application.StartAsync(TestContext.Current.CancellationToken);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>An application with widgets of these placements, all at one path.</summary>
    public static Task<WidgetApplication> StartAsync(params string[] placements) => StartAsync(WidgetSetup.For(placements));

    /// <summary>Posts what a portal would.</summary>
    public Task<Answer> OpenAsync(WidgetFields fields, string path = Path) => PostAsync(fields.Address(path), fields.Form());

    /// <summary>Posts what a portal would, for a user who leaves before the widget answers.</summary>
    public Task<Answer> OpenAndLeaveAsync(WidgetFields fields, CancellationToken left) =>
        SendAsync(
            new HttpRequestMessage(
                HttpMethod.Post, new Uri(Address, fields.Address(Path)))
            { Content = FormOf(fields.Form(), FormType) }, left);

    /// <summary>Posts a form.</summary>
    public Task<Answer> PostAsync(string address, string form, string contentType = FormType) =>
        SendAsync(HttpMethod.Post, address, FormOf(form, contentType));

    /// <summary>Posts a form without saying how long it is.</summary>
    public Task<Answer> PostChunkedAsync(string address, string form)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(Address, address))
        { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(form))) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(FormType);
        request.Headers.TransferEncodingChunked = true;
        return SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<Answer> SendAsync(HttpMethod method, string address, HttpContent? content = null) =>
        SendAsync(new HttpRequestMessage(method, new Uri(Address, address)) { Content = content }, TestContext.Current.CancellationToken);

    /// <summary>Waits until something is logged so often.</summary>
    public async Task<LogLine> WaitForLogAsync(int id, int count = 1)
    {
        await _log.WaitAsync(id, count, TestContext.Current.CancellationToken);
        return Log.First(line => line.Id == id);
    }

    /// <summary>Ends everything that is under way: nothing is logged any more.</summary>
    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    private static ByteArrayContent FormOf(string form, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);
            return await Answer.ReadAsync(response, cancellationToken);
        }
    }
}
