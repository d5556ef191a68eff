using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement.Authentication;

/// <summary>What lets an application ask for what widgets prove, as it asks for its own users.</summary>
internal static class AuthenticationServices
{
    /// <summary>Adds the authentication scheme and the policies.</summary>
    public static void AddWidgetAuthentication(this IServiceCollection services)
    {
        services.TryAddTransient<WidgetAuthenticationHandler>();
        services.AddAuthentication();
        AddScheme(services);
        services.AddAuthorization(static options =>
        {
            options.AddPolicy(PlacementDefaults.WidgetPolicy, Policy(isSessionNeeded: false));
            options.AddPolicy(PlacementDefaults.SessionPolicy, Policy(isSessionNeeded: true));
        });
    }

    private static AuthorizationPolicy Policy(bool isSessionNeeded) =>
        new([new WidgetRequirement(isSessionNeeded)], [PlacementDefaults.AuthenticationScheme]);

    /// <summary>Stands before what knows the schemes of the application, whichever it has chosen for that.</summary>
    private static void AddScheme(IServiceCollection services)
    {
        ServiceDescriptor known = services.Last(
            static service => !service.IsKeyedService && service.ServiceType == typeof(IAuthenticationSchemeProvider));
        if (known.ImplementationFactory?.Target is SchemeFactory)
        {
            return;
        }

        services.Replace(ServiceDescriptor.Describe(
            typeof(IAuthenticationSchemeProvider), new SchemeFactory(known).Create, known.Lifetime));
    }

    private sealed class SchemeFactory(ServiceDescriptor known)
    {
        public PlacementSchemes Create(IServiceProvider provider) => new PlacementSchemes((IAuthenticationSchemeProvider)(
            known.ImplementationInstance
            ?? known.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)));
    }
}
