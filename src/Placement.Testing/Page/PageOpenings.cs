using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Browser;
using Placement.Testing.Configuration;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>
/// Prepares what a browser needs to open a frame: the form that is submitted into it, and what the frame asks for when it has come.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/index.html</remarks>
internal sealed class PageOpenings(
    LocalPortalOptions portal,
    PageTargets targets,
    WidgetForms forms,
    PortalIdentity identity,
    PortalAddresses addresses,
    InstallationState installation,
    OptionStore options,
    PageVisibility visibility)
{
    private static readonly string[] TokenFields = ["AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID"];

    public IEnumerable<PageEndpoint> Endpoints => [new("open", Open), new("refresh", Refresh)];

    /// <summary>The form that a browser submits into the frame.</summary>
    public WidgetForm Fill(PageRequest request, PageTarget target) => forms.Create(
        request.User,
        target.Placement,
        WidgetContext.Write(request.Map("options"), target.Placement, request.User, target.Binding, PortalPath(request)));

    private JsonObject Open(PageRequest request)
    {
        PageTarget target = targets.Find(request);
        return target.IsPosted ? Posted(request, target) : new JsonObject
        {
            ["method"] = "GET",
            ["action"] = target.Handler,
            ["fields"] = new JsonArray(),
            ["origin"] = OriginOf(target.Handler),
            ["sid"] = RandomCode.Hex(RandomCode.IdLength),
            ["placement"] = target.Placement,
            ["title"] = target.Title,
            ["handler"] = target.Handler,
        };
    }

    private JsonObject Posted(PageRequest request, PageTarget target)
    {
        WidgetForm form = Fill(request, target);
        string protocol = addresses.Portal.Scheme == Uri.UriSchemeHttps ? "1" : "0";
        Dictionary<string, string> fields = form.Fields.ToDictionary(StringComparer.Ordinal);
        var init = new JsonObject
        {
            ["LANG"] = request.User.Language ?? portal.DefaultLanguage,
            ["DOMAIN"] = addresses.Portal.Authority,
            ["PROTOCOL"] = protocol,
            ["PATH"] = "/rest",
            ["MEMBER_ID"] = identity.MemberId,
            ["FIRST_RUN"] = !installation.Current.IsFinished,
            ["IS_ADMIN"] = request.User.IsAdministrator,
            ["INSTALL"] = !installation.Current.IsFinished,
            ["USER_OPTIONS"] = PageOptions.Map(options, request.User.Id),
            ["APP_OPTIONS"] = PageOptions.Map(options, PageOptions.Application),
            ["PLACEMENT"] = target.Placement,
            ["PLACEMENT_OPTIONS"] = JsonNode.Parse(fields["PLACEMENT_OPTIONS"]),
        };
        foreach (string name in TokenFields)
        {
            init[name] = fields[name];
        }

        return new JsonObject
        {
            ["method"] = "POST",
            ["action"] = form.ActionFor(target.Handler),
            ["fields"] = new JsonArray([.. form.Fields.Select(static JsonNode (field) => new JsonArray(field.Key, field.Value))]),
            ["name"] = $"{addresses.Portal.Authority}|{protocol}|{form.ApplicationSid}",
            ["sid"] = form.ApplicationSid,
            ["origin"] = OriginOf(target.Handler),
            ["placement"] = target.Placement,
            ["title"] = target.Title,
            ["handler"] = target.Handler,
            ["init"] = init,
        };
    }

    /// <summary>The page of the portal that is shown; null: it is not said.</summary>
    private static string? PortalPath(PageRequest request) =>
        request.Parameters.Text("uri") is { } uri && uri.StartsWith('/') ? uri : null;

    private JsonObject Refresh(PageRequest request)
    {
        // While the installation is not finished, administrators alone have frames of the application.
        if (visibility.OfApplication(request.User) is { } problem
            && !(installation.Current is { IsPresent: true, IsFinished: false } && request.User.IsAdministrator))
        {
            throw new PageException(StatusCodes.Status403Forbidden, problem);
        }

        Dictionary<string, string> fields = forms.Create(request.User, "", "").Fields.ToDictionary(StringComparer.Ordinal);
        return new JsonObject(TokenFields.Select(name => KeyValuePair.Create(name, (JsonNode?)fields[name])));
    }

    private static string OriginOf(string handler) => new Uri(handler).GetLeftPart(UriPartial.Authority);
}
