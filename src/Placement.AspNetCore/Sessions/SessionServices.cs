using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement.Sessions;

/// <summary>What recognises the sessions of widgets.</summary>
internal static class SessionServices
{
    /// <summary>Adds the services, the authentication scheme and the policy.</summary>
    public static void AddSessions(this IServiceCollection services)
    {
        services.TryAddSingleton<SessionTickets>();
        services.TryAddSingleton<SessionStates>();
        services.TryAddSingleton<SessionAccess>();
        services.TryAddSingleton<WidgetSessions>();
        services.TryAddSingleton<IWidgetSessions>(static provider => provider.GetRequiredService<WidgetSessions>());
        services.TryAddSingleton<SessionAuthenticator>();
        services.TryAddTransient<SessionAuthenticationHandler>();
        services.TryAddScoped<SessionScope>();
        services.AddAuthentication();
        AddScheme(services);
        services.AddAuthorizationBuilder().AddPolicy(
            PlacementDefaults.WidgetPolicy,
            static policy => policy.AddAuthenticationSchemes(PlacementDefaults.AuthenticationScheme).RequireAuthenticatedUser());
    }

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
