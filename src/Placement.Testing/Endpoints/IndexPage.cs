using System.Text;
using Microsoft.AspNetCore.Http;
using Placement.Testing.State;

namespace Placement.Testing.Endpoints;

/// <summary>The portal's address in a browser: what is registered, as plain text.</summary>
internal sealed class IndexPage(string applicationName, InstallationState installation, BindingStore bindings, PortalAddresses addresses)
{
    public static bool Is(HttpRequest request) => request.Path == "/" && HttpMethods.IsGet(request.Method);

    public async Task HandleAsync(HttpContext context)
    {
        if (addresses.IsFormer(context.Connection))
        {
            context.Response.Redirect(addresses.Portal.AbsoluteUri);
            return;
        }

        var page = new StringBuilder(
            $"A local Bitrix24 portal with the application {applicationName}{Installed(installation.Current)}. "
            + $"Its REST address is {context.Request.Scheme}://{context.Request.Host}/rest/.\n\n");
        IReadOnlyList<LocalBinding> registered = bindings.Snapshot();
        page.Append(registered.Count == 0 ? "No widgets are registered.\n" : "Registered widgets:\n");
        foreach (LocalBinding binding in registered)
        {
            page.Append("  ").AppendJoin("  ", binding.Placement, binding.Handler, binding.Title).Append('\n');
        }

        // Plain text, and no guessing by the browser: titles and handlers are the application's own.
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(page.ToString(), context.RequestAborted).ConfigureAwait(false);
    }

    private static string Installed(Installation now) => now switch
    {
        { IsPresent: false } => ", which is not installed",
        { IsFinished: false } => FormattableString.Invariant($", version {now.Version}, whose installation is not finished"),
        _ => FormattableString.Invariant($", version {now.Version}, installed"),
    };
}
