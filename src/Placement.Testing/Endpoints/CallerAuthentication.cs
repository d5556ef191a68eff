using Placement.Testing.Calls;
using Placement.Testing.Faults;
using Placement.Testing.Http;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Endpoints;

/// <summary>Who calls: the user of an access token, or the administrator by the incoming webhook.</summary>
internal sealed class CallerAuthentication(
    IReadOnlyCollection<string> scopes, PortalIdentity identity, TokenStore tokens, InstallationState installation)
{
    /// <exception cref="RestException">The token or the webhook is none.</exception>
    public RestCaller Identify(RestAddress address, string? token, DueFaults faults)
    {
        if (address.Webhook is { } webhook)
        {
            return webhook.UserId == identity.Administrator.Id && webhook.Code == identity.WebhookCode
                ? new RestCaller(identity.Administrator, scopes, IsWebhook: true)
                : throw RestException.NoAuth();
        }

        if (faults.Inject(StateChange.ExpiredToken))
        {
            tokens.Expire(token);
        }

        if (faults.Inject(StateChange.InvalidToken))
        {
            tokens.Forget(token);
        }

        if (!installation.Current.IsPresent && tokens.Knows(token))
        {
            throw RestException.ApplicationNotFound();
        }

        return new RestCaller(tokens.Authenticate(token).User, scopes, IsWebhook: false);
    }
}
