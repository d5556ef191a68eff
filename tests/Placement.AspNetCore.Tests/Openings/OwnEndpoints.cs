using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Openings;

/// <summary>An application whose widgets are endpoints of its own, installed on a portal.</summary>
internal static class OwnEndpoints
{
    public const string Deal = "/deal";
    public const string Any = "/any";
    public const string Policy = "/policy";
    public const string Session = "/session";
    public const string Both = "/both";
    public const string Raw = "/raw";
    public const string SignedIn = "/signed-in";

    public static LocalUser Employee { get; } = new(7, "Emil", "Employee", IsAdministrator: false);

    public static Task<LocalPortal> StartPortalAsync() => LocalPortal.StartAsync(
        new LocalPortalOptions { Users = [new(1, "Ada", "Admin", IsAdministrator: true), Employee] }, TestContext.Current.CancellationToken);

    /// <summary>Starts the application, and installs it.</summary>
    public static Task<SessionSite> StartAsync(LocalPortal portal, InstallableOptions? options = null) =>
        SessionSite.StartAsync(portal, (options ?? new InstallableOptions()) with { Map = Map });

    /// <summary>What a portal sends when an employee opens a deal.</summary>
    public static PortalForm Opening(LocalPortal portal) => PortalForm.Widget(portal, Placements.Crm.Deal.DetailTab, Employee);

    public static void CountVerifications(IServiceCollection services)
    {
        ServiceDescriptor known = services.Last(static service => service.ServiceType == typeof(IRequestVerifier));
        services.AddSingleton(provider => new CountingVerifier(
            (IRequestVerifier)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)));
        services.AddSingleton<IRequestVerifier>(static provider => provider.GetRequiredService<CountingVerifier>());
    }

    public static string ClaimsOf(ClaimsPrincipal user) =>
        string.Join('\n', user.Claims.Select(static claim => $"{claim.Type}={claim.Value}"));

    private static void Map(WebApplication app)
    {
        app.MapPost(Deal, static (WidgetRequest<CrmEntityContext> request) => Results.Extensions.Widget(
            $"<p>deal {request.Context.EntityId} of {request.User.Id} on {request.Portal.Domain}, {1.5}</p>{request.Session.Field()}"));
        app.MapPost(Any, static (WidgetRequest<PlacementContext> request) => request.Placement);
        app.MapPost(Policy, static (HttpContext context) =>
            $"{ClaimsOf(context.User)}\n{context.GetWidgetRequest<CrmEntityContext>()?.Context.EntityId}"
            + $"{context.GetWidgetRequest<TaskContext>()?.Placement}").RequireAuthorization(PlacementDefaults.WidgetPolicy);
        app.MapPost(Session, static async (HttpContext context) => context.Request.HasFormContentType
            ? string.Join(' ', (await context.Request.ReadFormAsync()).Keys)
            : context.GetWidgetSession()!.Placement).DisableAntiforgery().RequireWidgetSession();
        app.MapPost(Both, static (WidgetRequest<CrmEntityContext> request, WidgetSession session) =>
            string.Create(CultureInfo.InvariantCulture, $"{request.Context.EntityId} {session.User.Id}"));
        app.MapPost(Raw, static (WidgetRequest<CrmEntityContext> request) => "never").AllowAnonymous();
        app.MapPost(SignedIn, static () => "for those who are signed in").RequireAuthorization(
            new AuthorizeAttribute { AuthenticationSchemes = AlwaysSignedIn.Name }, new AuthorizeAttribute(PlacementDefaults.WidgetPolicy));
    }
}
