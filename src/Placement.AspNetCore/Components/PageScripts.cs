using Microsoft.AspNetCore.Components.Endpoints.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.FrameScripts;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Components;

/// <summary>What a component's page loads where the application has interactive components.</summary>
/// <param name="Text">The elements; empty: none are needed.</param>
internal sealed record PageScripts(string Text)
{
    private const string Blazor = "/_framework/blazor.web.js";

    private static readonly PageScripts None = new("");

    /// <summary>The scripts of a request's page.</summary>
    public static PageScripts Of(HttpContext context, ComponentScope scope)
    {
        if (!IsInteractive(context.RequestServices))
        {
            return None;
        }

        string? nonce = ResponseNonce.Of(context);
        string attribute = ResponseNonce.Attribute(nonce);
        string basePath = HtmlPage.Encoder.Encode(context.Request.PathBase.ToUriComponent());
        var texts = PageTexts.In(UserLanguage.Of(context).Code);
        string start = $"{FrameScriptAddress.Start}?{FrameScriptAddress.Version}={FrameScriptFiles.Start.Version}";
        string frame = scope.Request<PlacementContext>() is { IsVerified: true } request ? $"{request.FrameScript(nonce)}\n" : "";
        return new PageScripts(
            $"""

            <div id="blazor-error-ui" class="error" role="alert" hidden>{texts["Error.Reopen"]}</div>
            {frame}<script src="{basePath}{Blazor}" autostart="false"{attribute}></script>
            <script src="{basePath}{start}"{attribute}></script>
            """);
    }

    /// <summary>Whether the application has interactive components.</summary>
    public static bool IsInteractive(IServiceProvider services) => services.GetService<RenderModeEndpointProvider>() is not null;
}
