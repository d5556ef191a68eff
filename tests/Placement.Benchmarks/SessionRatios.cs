using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Placement.Benchmarks;

/// <summary>
/// A request within a widget's session, in relation to one with a JWT to an endpoint of the same host that does the same.
/// </summary>
internal static class SessionRatios
{
    private const string SessionPath = "/session";
    private const string TokenPath = "/token";
    private const string WidgetPath = "/widgets/supplies";

    private static readonly SymmetricSecurityKey Key = new(RandomNumberGenerator.GetBytes(32));

    public static async Task<IReadOnlyList<Ratio>> MeasureAsync()
    {
        await using WebApplication application = await StartAsync();
        var address = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        byte[] within = Request(address, SessionPath, $"{PlacementDefaults.SessionHeader}: {await TicketAsync(address)}");
        byte[] bearer = Request(address, TokenPath, $"Authorization: Bearer {Token()}");
        for (int i = 0; i < HostingRatios.WarmUps; i++)
        {
            TimeOf(address, bearer);
            TimeOf(address, within);
        }

        double throughput = Stopwatches.MedianRatio(
            () => TimeOf(address, bearer), () => TimeOf(address, within), HostingRatios.Pairs);
        return
        [
            new Ratio(
                "requests per second within a session / to an endpoint with JWT bearer authentication", throughput, Target: 0.95, IsGain: true),
        ];
    }

    private static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(
            builder.Services,
            [new WidgetBinding("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies"}"""u8, typeof(Ticket))],
            [HostedWidget.Create<Ticket, CrmEntityContext>()],
            static options =>
            {
                options.ClientId = "local.0123456789abcd.12345678";
                options.ClientSecret = "benchmark";
            });
        builder.Services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(static () => new KnownTokens(HostingRatios.Known));
        builder.Services.AddAuthentication()
            .AddJwtBearer(static options => options.TokenValidationParameters = new TokenValidationParameters
            {
                IssuerSigningKey = Key,
                ValidIssuer = "benchmark",
                ValidAudience = "benchmark",
            });
        builder.Services.AddAuthorization();

        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapGet(SessionPath, (RequestDelegate)AnswerAsync).RequireWidgetSession();
        application.MapGet(TokenPath, (RequestDelegate)AnswerAsync).RequireAuthorization(
            new AuthorizationPolicyBuilder(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build());
        await application.StartAsync();
        await application.Services.GetRequiredService<IPortalStore>().SaveAsync(HostingRatios.Known);
        return application;
    }

    private static Task AnswerAsync(HttpContext context)
    {
        // With its length, so that the answer comes in one piece.
        string page = context.User.Identity?.IsAuthenticated == true ? HostingRatios.Page : "";
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        return context.Response.WriteAsync(page);
    }

    private static double TimeOf(Uri address, byte[] request) => HostingRatios.TimeOf(
        address, request, HostingRatios.Connections, HostingRatios.RequestsPerConnection);

    private static byte[] Request(Uri address, string path, string header) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}\r\n\r\n");

    /// <summary>The ticket of a page, as a portal's user gets it by opening the widget.</summary>
    private static async Task<string> TicketAsync(Uri address)
    {
        string[] parts = Encoding.ASCII.GetString(HostingRatios.Request(address, WidgetPath)).Split("\r\n\r\n", 2);
        using var http = new HttpClient();
        using var form = new StringContent(parts[1]);
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using HttpResponseMessage response = await http.PostAsync(new Uri(address, parts[0].Split(' ')[1]), form);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Trim();
    }

    private static string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "benchmark",
        Audience = "benchmark",
        Subject = new ClaimsIdentity(
        [
            new Claim("sub", $"{HostingRatios.Known.MemberId}/7"), new Claim("portal", HostingRatios.Known.Domain),
            new Claim("placement", Placements.Crm.Deal.DetailTab), new Claim("user", "7"),
        ]),
        Expires = DateTime.UtcNow.AddHours(1),
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
    });

    private sealed class Ticket : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Text(request.Session.Ticket()));
    }
}
