using System.Net;
using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>An application whose pages go on asking, installed on a portal; and what a browser does with its pages.</summary>
internal sealed partial class SessionSite(LocalPortal portal, InstallableApplication application) : IAsyncDisposable
{
    public const string Path = "/widgets/notes";

    public static IReadOnlyList<WidgetBinding> Bindings { get; } =
        [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/notes","TITLE":"Notes"}"""u8, typeof(NoteTab))];

    public static IReadOnlyList<HostedWidget> Hosted { get; } = [HostedWidget.Create<CrmEntityContext, Note>(typeof(NoteTab))];

    public InstallableApplication Application { get; } = application;

    /// <summary>Starts the application, and installs it.</summary>
    public static async Task<SessionSite> StartAsync(
        LocalPortal portal, InstallableOptions? options = null, IReadOnlyList<WidgetBinding>? bindings = null)
    {
        InstallableApplication application = await InstallableApplication.StartAsync(portal, Options(options, bindings));
        (HttpStatusCode status, string html) = await application.OpenAsync(PortalForm.Installer(portal));
        Assert.True(status == HttpStatusCode.OK, html);
        return new SessionSite(portal, application);
    }

    /// <summary>Starts the application, which nobody has installed yet.</summary>
    public static async Task<SessionSite> StartEmptyAsync(LocalPortal portal, InstallableOptions? options = null) =>
        new(portal, await InstallableApplication.StartAsync(portal, Options(options)));

    /// <summary>Another server of the same application.</summary>
    public async Task<SessionSite> BesideAsync(InstallableOptions options) =>
        new(portal, await InstallableApplication.StartAsync(portal, Options(options)));

    /// <summary>Opens the tab as a portal does.</summary>
    public async Task<string> OpenAsync(LocalUser? user = null, string options = """{"ID":"17"}""")
    {
        (HttpStatusCode status, string html) = await SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", user ?? portal.Options.Users.First())
                .With("PLACEMENT_OPTIONS", options)
                .Request(Path));
        Assert.True(status == HttpStatusCode.OK, html);
        return html;
    }

    /// <summary>Sends the form of the tab.</summary>
    public Task<(HttpStatusCode Status, string Html)> SubmitAsync(string ticket, params (string Name, string Value)[] fields) =>
        SendAsync(FormOf(Path, ticket, fields));

    /// <summary>Asks as a script does.</summary>
    public Task<(HttpStatusCode Status, string Text)> FetchAsync(string path, string ticket, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Add(PlacementDefaults.SessionHeader, ticket);
        return SendAsync(request);
    }

    /// <summary>Asks for the ticket that follows.</summary>
    public async Task<string> RenewAsync(string ticket)
    {
        (HttpStatusCode status, string text) = await FetchAsync(PlacementDefaults.RenewalPath, ticket, HttpMethod.Post);
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("ticket").GetString()!;
    }

    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = await Application.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    public static HttpRequestMessage FormOf(string path, string ticket, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
            [
                new(PlacementDefaults.SessionField, ticket),
                .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        };

    /// <summary>The ticket in a page.</summary>
    public static string TicketIn(string html) => Tickets().Match(html) is { Success: true } ticket
        ? ticket.Groups[1].Value
        : throw new InvalidOperationException($"There is no ticket in {html}");

    public ValueTask DisposeAsync() => Application.DisposeAsync();

    private static InstallableOptions Options(InstallableOptions? options, IReadOnlyList<WidgetBinding>? bindings = null)
    {
        options ??= new InstallableOptions();
        Action<WebApplication> map = options.Map;
        return options with
        {
            Bindings = bindings ?? Bindings,
            Hosted = Hosted,
            Map = app =>
            {
                Map(app);
                map(app);
            },
        };
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/api/me", static (WidgetSession session) => $"{session.User.Id} of {session.Portal.Domain}");
        app.MapGet("/api/link", static (WidgetSession session) => session.Link("/report?year=2026"));
        app.MapGet("/report", static (WidgetSession session) =>
            Results.Extensions.Widget($"<p>report for {session.User.Id}</p>{session.Field()}"));
        app.MapGet("/api/name", static async (WidgetSession session, CancellationToken cancellationToken) =>
            (await session.Client.CallAsync("user.current", default, cancellationToken)).Result.GetProperty("ID").ToString());
        app.MapGroup("/api").RequireWidgetSession().MapPost("/claims", static (ClaimsPrincipal user) =>
            string.Join(' ', user.Claims.Select(static claim => $"{claim.Type}={claim.Value}")));
        app.MapGet("/public", static (HttpContext context) => $"{context.User.Identity?.IsAuthenticated}");
    }

    [GeneratedRegex("""name="placement_session" value="([^"]+)">""")]
    private static partial Regex Tickets();
}
