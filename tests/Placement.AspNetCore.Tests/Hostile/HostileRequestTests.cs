using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.RequestVerification.Harness;

namespace Placement.AspNetCore.Tests.Hostile;

/// <summary>
/// Thousands of forged requests on a real server in its production environment. Each is made from one that would be accepted, so that
/// nothing but
/// what makes it hostile stands between it and the widget.
/// </summary>
public class HostileRequestTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_820;
    private const int Requests = 20_000;
    private const int AtOnce = 32;

    /// <summary>Enough for each request to see its own lines in, and few enough to be searched once per request.</summary>
    private const int KeptLines = 400;

    private const string Path = "/widgets/hostile";
    private const string InstallPath = "/install";
    private const string EventsPath = "/events";

    private static readonly Portal[] Portals =
    [
        Known("da45a03b265edd8787f8a258d793cc5d", "acme.bitrix24.com", "5b2f8c1d7e3a9046b8c5d2f1a7e3b904"),
        Known("d897063e1ce7c5eb9f04b9751eef5915", "globex.bitrix24.de", "ec1b2074a9d3f5c81b6e40d27a95cf38"),
    ];

    [Fact]
    public async Task Forged_requests_reach_no_widget_no_other_host_and_say_nothing()
    {
        var outside = new Outside();
        var reached = new Reached();
        var log = new RecordedLog(KeptLines);
        await using WebApplication application = await StartAsync(outside, reached, log);
        var address = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

        // One that is genuine, lest everything is refused for another reason.
        using HttpResponseMessage genuine = await http.PostAsync(Path, Genuine(Portals[0]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, genuine.StatusCode);
        Assert.Equal(1, reached.Count);

        var findings = new ConcurrentQueue<string>();
        int echoed = 0;
        int crashed = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (number, cancellationToken) =>
            {
                string path = (number % 10) switch { 8 => InstallPath, 9 => EventsPath, _ => Path };
                var request = HostileRequest.Create(
                    Seed, number, path, Portals, isEvent: path == EventsPath, isInstaller: path == InstallPath);
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
                content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
                using HttpResponseMessage response = await http.PostAsync(request.Path, content, cancellationToken);
                string answer = response + "\n" + await response.Content.ReadAsStringAsync(cancellationToken);
                if (answer.Contains(request.Marker, StringComparison.OrdinalIgnoreCase)
                    || answer.Contains("Owned", StringComparison.OrdinalIgnoreCase))
                {
                    Interlocked.Increment(ref echoed);
                    findings.Enqueue($"{request} was echoed");
                }

                if (response.StatusCode == HttpStatusCode.InternalServerError)
                {
                    Interlocked.Increment(ref crashed);
                    findings.Enqueue($"{request} crashed");
                }

                if (log.Lines.Any(line => line.Everything.Contains(request.Marker, StringComparison.OrdinalIgnoreCase)))
                {
                    findings.Enqueue($"{request} was logged");
                }
            });

        int accepted = reached.Count - 1;
        int lockedOut = await CountLockedOutAsync(application.Services.GetRequiredService<IPortalStore>(), http);
        output.WriteLine(
            $"hostile {Requests}, accepted {accepted}, echoed {echoed}, outgoing {outside.Foreign.Count}, crashed {crashed}, locked out {lockedOut}");
        Assert.Equal(0, lockedOut);
        Assert.Empty(findings);
        Assert.Empty(outside.Foreign);
        Assert.Equal(0, accepted);
        Assert.Equal(
            Portals.Length, await application.Services
                .GetRequiredService<IPortalStore>()
                .ListAsync(TestContext.Current.CancellationToken)
                .CountAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>How many portals are not as they were, or cannot open their widget any more.</summary>
    private static async Task<int> CountLockedOutAsync(IPortalStore store, HttpClient http)
    {
        int lockedOut = 0;
        foreach (Portal portal in Portals)
        {
            Portal? stored = await store.FindAsync(portal.MemberId, TestContext.Current.CancellationToken);
            using HttpResponseMessage response = await http.PostAsync(Path, Genuine(portal), TestContext.Current.CancellationToken);
            bool isAsItWas = stored is { State: PortalState.Installed, IsApplicationTokenConfirmed: true }
                && stored.ApplicationToken == portal.ApplicationToken
                && stored.Tokens?.AccessToken == portal.Tokens?.AccessToken
                && stored.SystemUserTokens is null
                && stored.ClientEndpoint == portal.ClientEndpoint
                && stored.ServerEndpoint == portal.ServerEndpoint;
            lockedOut += isAsItWas && response.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }

        return lockedOut;
    }

    private static Portal Known(string memberId, string domain, string applicationToken) => new()
    {
        MemberId = memberId,
        ClientEndpoint = new Uri($"https://{domain}/rest/"),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        ApplicationToken = applicationToken,
        IsApplicationTokenConfirmed = true,
        Tokens = new PortalTokens(new Uri($"https://{domain}/rest/"), "access-of-the-administrator")
        {
            ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
            MemberId = memberId,
            UserId = 1,
        },
        State = PortalState.Installed,
    };

    private static FormUrlEncodedContent Genuine(Portal portal) => new(new Dictionary<string, string>
    {
        ["APPLICATION_TOKEN"] = portal.ApplicationToken!,
        ["member_id"] = portal.MemberId,
        ["PLACEMENT"] = Placements.Crm.Deal.DetailTab,
        ["PLACEMENT_OPTIONS"] = """{"ID":"17"}""",
    });

    private static async Task<WebApplication> StartAsync(Outside outside, Reached reached, RecordedLog log)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.None);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(reached);
        WidgetHosting.Add(
            builder.Services,
            [new WidgetBinding("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/hostile"}"""u8, typeof(Target))],
            [HostedWidget.Create<Target, CrmEntityContext>()],
            static options =>
            {
                options.WidgetProof = OriginProof.Portal;
                options.ClientId = "local.0123456789abcd.12345678";
                options.ClientSecret = "a secret that stays here";
                options.RequestLimits.MaxBodyLength = HostileRequest.TooLong;
            });
        builder.Services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(() => outside);

        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapPlacementInstaller(InstallPath);
        application.MapPlacementEvents(EventsPath);
        await application.StartAsync(TestContext.Current.CancellationToken);
        foreach (Portal portal in Portals)
        {
            await application.Services.GetRequiredService<IPortalStore>().SaveAsync(portal, TestContext.Current.CancellationToken);
        }

        return application;
    }

    /// <summary>The widget that nobody hostile may reach.</summary>
    public sealed class Target(Reached reached) : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
        {
            reached.Increment();
            return Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId}</p>"));
        }
    }

    /// <summary>How often the widget was reached.</summary>
    public sealed class Reached
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Increment() => Interlocked.Increment(ref _count);
    }

    /// <summary>
    /// Everything that the application can reach: an authorization server that knows the tokens of employees, and the portals, which know
    /// them, too, and say that they are no administrators. Calls of any other host are kept.
    /// </summary>
    private sealed class Outside : HttpMessageHandler
    {
        private static readonly string[] Trusted = ["oauth.bitrix.info", "oauth.bitrix24.tech", "oauth.bitrix24.info"];

        public ConcurrentQueue<Uri> Foreign { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri address = request.RequestUri!;
            Portal? portal = Portals.FirstOrDefault(portal => portal.ClientEndpoint.Authority == address.Authority);
            if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort || (portal is null && !Trusted.Contains(address.Host)))
            {
                Foreign.Enqueue(address);
            }

            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Portal? employer = Portals.FirstOrDefault(portal => body.Contains(HostileRequest.EmployeeOf(portal), StringComparison.Ordinal));
            return portal is not null ? Answer(HttpStatusCode.OK,
                address.AbsolutePath == "/rest/user.admin" ? """{"result":false}""" : """{"result":{"INSTALLED":true}}""")
                : employer is not null ? Answer(HttpStatusCode.OK, ScriptedAnswers.Info(
                    "local.0123456789abcd.12345678", employer.MemberId, employer.ClientEndpoint.AbsoluteUri))
                : Answer(
                    HttpStatusCode.Unauthorized, """{"error":"invalid_token","error_description":"Unable to get application by token"}""");
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
            new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
