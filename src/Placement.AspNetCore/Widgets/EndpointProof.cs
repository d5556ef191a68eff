using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Placement.Authentication;

namespace Placement.Widgets;

/// <summary>Tells what requests have to prove before an endpoint answers them.</summary>
internal static class EndpointProof
{
    /// <summary>What has to be proven.</summary>
    public enum Kind
    {
        /// <summary>Nothing that has to do with widgets.</summary>
        Nothing,

        /// <summary>That a portal has opened a widget, or that its page asks.</summary>
        Widget,

        /// <summary>That the page of a widget asks.</summary>
        Session,
    }

    /// <summary>What the endpoint's authorization asks for.</summary>
    public static async ValueTask<Kind> OfAsync(Endpoint endpoint, IAuthorizationPolicyProvider? policies)
    {
        if (endpoint.Metadata.GetMetadata<WidgetMetadata>() is not null)
        {
            return Kind.Widget;
        }

        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || policies is null)
        {
            return Kind.Nothing;
        }

        AuthorizationPolicy? policy = await CombineAsync(endpoint, policies).ConfigureAwait(false);
        WidgetRequirement[] requirements = [.. policy?.Requirements.OfType<WidgetRequirement>() ?? []];
        return requirements.Any(static requirement => requirement.IsSessionNeeded) ? Kind.Session
            : requirements.Length > 0 || (policy is not null && IsOwnOfTheApplication(policy)) ? Kind.Widget
            : Kind.Nothing;
    }

    /// <summary>Whether a policy of the application's own asks the scheme of widgets, and no other.</summary>
    private static bool IsOwnOfTheApplication(AuthorizationPolicy policy) =>
        policy.AuthenticationSchemes is [PlacementDefaults.AuthenticationScheme]
        && policy.Requirements.Any(static requirement => requirement is DenyAnonymousAuthorizationRequirement);

    /// <summary>A policy that is not there is told by ASP.NET Core, when it is asked for.</summary>
    private static async ValueTask<AuthorizationPolicy?> CombineAsync(Endpoint endpoint, IAuthorizationPolicyProvider policies)
    {
        try
        {
            return await AuthorizationPolicy.CombineAsync(
                policies,
                endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(),
                endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>()).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
