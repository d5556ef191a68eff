using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement.Sessions;

/// <summary>What keeps the sessions of widgets.</summary>
internal static class SessionServices
{
    /// <summary>Adds the services.</summary>
    public static void AddSessions(this IServiceCollection services)
    {
        services.TryAddSingleton<ReopeningOffers>();
        services.TryAddSingleton<SessionTickets>();
        services.TryAddSingleton<UsedTickets>();
        services.TryAddSingleton<SessionStates>();
        services.TryAddSingleton<SessionAccess>();
        services.TryAddSingleton<WidgetSessions>();
        services.TryAddSingleton<IWidgetSessions>(static provider => provider.GetRequiredService<WidgetSessions>());
        services.TryAddSingleton<SessionAuthenticator>();
        services.TryAddScoped<SessionScope>();
    }
}
