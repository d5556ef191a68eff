using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Methods;

/// <summary><c>app.info</c>: how the application is installed on the portal.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/system/app-info.html</remarks>
internal sealed class ApplicationMethods(LocalPortalOptions options, InstallationState installation)
{
    /// <summary>The application's number on the portal, which has only this one.</summary>
    private const int ApplicationId = 1;

    public IEnumerable<RestMethod> All => [new(WellKnownMethods.AppInfo, Info)];

    private JsonObject Info(RestCall call)
    {
        if (call.Caller.IsWebhook)
        {
            return new JsonObject { ["SCOPE"] = PhpValue.List(call.Caller.Scopes), ["LICENSE"] = options.License };
        }

        Installation now = installation.Current;
        string plan = options.License[(options.License.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return new JsonObject
        {
            ["ID"] = ApplicationId,
            ["CODE"] = options.ClientId,
            ["VERSION"] = now.Version,
            ["STATUS"] = options.Status,
            ["INSTALLED"] = now.IsFinished,
            ["PAYMENT_EXPIRED"] = "N",
            ["DAYS"] = null,
            ["LANGUAGE_ID"] = options.DefaultLanguage,
            ["LICENSE"] = options.License,
            ["LICENSE_TYPE"] = plan,
            ["LICENSE_FAMILY"] = plan.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
        };
    }
}
