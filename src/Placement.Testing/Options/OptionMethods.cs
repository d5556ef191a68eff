using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Options;

/// <summary>
/// What an application puts down on the portal: <c>app.option.get</c>, <c>app.option.set</c>, <c>user.option.get</c> and
/// <c>user.option.set</c>.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/settings/index.html</remarks>
internal sealed class OptionMethods(OptionStore options)
{
    private const string Option = "OPTION";
    private const string Options = "OPTIONS";

    /// <summary>In place of a user: the application itself.</summary>
    private const int Application = 0;

    public IEnumerable<RestMethod> All =>
    [
        new("app.option.get", call => Get(call, Application)),
        new("app.option.set", call => Set(call, Application)),
        new("user.option.get", call => Get(call, call.Caller.User.Id)),
        new("user.option.set", call => Set(call, call.Caller.User.Id)),
    ];

    private JsonNode? Get(RestCall call, int userId)
    {
        RequireApplication(call.Caller);
        string name = call.Parameters.Text(Option);
        return name.Length > 0 ? options.Find(userId, name) : options.All(userId);
    }

    private JsonNode Set(RestCall call, int userId)
    {
        RequireApplication(call.Caller);
        if (userId == Application && !call.Caller.User.IsAdministrator)
        {
            throw Refused("Administrator authorization required");
        }

        KeyValuePair<string, JsonNode?>[] given = [.. PhpValue.Entries(call.Parameters.Find(Options))];
        if (given.Length == 0)
        {
            throw RestException.BadRequest("ArgumentNullException", "options is empty");
        }

        options.Set(userId, given);
        return true;
    }

    /// <summary>These methods refuse webhooks in words of their own.</summary>
    private static void RequireApplication(RestCaller caller)
    {
        if (caller.IsWebhook)
        {
            throw Refused("Application context required");
        }
    }

    private static RestException Refused(string description) => RestException.BadRequest("AccessException", description);
}
