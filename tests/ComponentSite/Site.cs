using Placement;

namespace ComponentSite;

/// <summary>The application, for tests that run it in their own process.</summary>
public static class Site
{
    /// <summary>The nonce of every page's content security policy.</summary>
    public const string Nonce = "n0nce+/=";

    /// <summary>The handler of the custom field.</summary>
    public const string ColourField = "/fields/colour";

    /// <summary>Makes the application.</summary>
    /// <param name="change">Changes its services and its server.</param>
    /// <param name="configure">Says which application it is.</param>
    public static WebApplication Build(Action<WebApplicationBuilder> change, Action<PlacementOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(change);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Site).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddInteractiveWebAssemblyComponents();
        builder.Services.AddPlacements(configure);
        builder.Services.AddSingleton<Notes>();
        change(builder);

        WebApplication app = builder.Build();
        app.Use(static (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'nonce-{Nonce}' 'self' 'wasm-unsafe-eval'; style-src 'nonce-{Nonce}' 'self'; "
                + "connect-src 'self'; img-src 'self' data:";
            return next(context);
        });
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPlacements();
        app.MapWidget<MainPage, PlacementContext>("/");
        app.MapWidget<FieldPage, UserFieldContext>(ColourField);
        app.MapPlacementInstaller();
        app.MapPlacementEvents();
        app.MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode().AddInteractiveWebAssemblyRenderMode();
        app.MapGet("/api/me", static (WidgetSession session) => $"user {session.User.Id}");
        return app;
    }
}
