using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Placement.Authentication;

/// <summary>
/// Asks for what a widget proves. Whoever the application has signed in otherwise does not fulfil it, whatever they may do beside.
/// </summary>
/// <param name="isSessionNeeded">Whether only a session will do, which has proven its user.</param>
internal sealed class WidgetRequirement(bool isSessionNeeded) : AuthorizationHandler<WidgetRequirement>, IAuthorizationRequirement
{
    /// <summary>Whether only a session will do.</summary>
    public bool IsSessionNeeded => isSessionNeeded;

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, WidgetRequirement requirement)
    {
        if (context.User.Identities.Any(requirement.IsFulfilledBy))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private bool IsFulfilledBy(ClaimsIdentity identity) =>
        identity is { IsAuthenticated: true, AuthenticationType: PlacementDefaults.AuthenticationScheme }
        && (!isSessionNeeded || identity.HasClaim(static claim => claim.Type == PlacementClaims.UserId));
}
