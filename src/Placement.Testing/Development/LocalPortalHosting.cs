using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Placement.Testing.Development;
using Placement.Testing.Keeping;

namespace Placement.Testing;

/// <summary>Starts a local portal with an application that is being developed.</summary>
public static class LocalPortalHosting
{
    /// <summary>
    /// Starts a <see cref="LocalPortal"/> as soon as the application listens, and installs the application there by its own installer, so
    /// that its widgets are seen in a browser without an account. Does nothing outside the Development environment.
    /// </summary>
    /// <remarks>
    /// The client id and secret of the portal are added to the configuration, as <c>Bitrix24:ClientId</c> and
    /// <c>Bitrix24:ClientSecret</c>, and the application keeps its portals in memory. The portal is another site than the application: a
    /// browser treats cookies in the frame as it does with a real portal. The setting <c>LocalPortal:Port</c> sets its port, and
    /// <c>LocalPortal:Https</c> lets it speak https. What was made on the portal is there after a restart: see
    /// <see cref="LocalPortalSettings.StateFile"/>. With the setting <c>Placements:Tool</c>, by which tools ask an application something,
    /// the application is configured in the same way, and no portal starts.
    /// </remarks>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Says what the portal is like; null: the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">
    /// The configuration has the client id of another application: what is developed must not use a real one's. Starting the application
    /// throws it, too, where the application listens to other machines, or has left the Development environment. Or the setting
    /// <c>LocalPortal:Port</c> is no port, or <c>LocalPortal:Https</c> neither true nor false.
    /// </exception>
    public static TBuilder AddLocalPortal<TBuilder>(this TBuilder builder, Action<LocalPortalSettings>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration.AddInMemoryCollection([new(ApplicationKeys.LocalPortalIsIdle, bool.TrueString)]);
            return builder;
        }

        if (builder.Configuration[ApplicationKeys.ClientId] is { Length: > 0 }
            || builder.Configuration.GetSection(ApplicationKeys.Applications).GetChildren().Any())
        {
            throw new InvalidOperationException(
                $"The configuration has a client id ({ApplicationKeys.ClientId}, {ApplicationKeys.Applications}), and the local portal has "
                + "one of its own. Move client id and secret from appsettings.json to appsettings.Production.json or to the environment "
                + "variables of production, and out of user secrets and other settings of the Development environment, or do not call "
                + $"{nameof(AddLocalPortal)}.");
        }

        var settings = new LocalPortalSettings();
        settings.Port = ConfiguredSettings.Port(builder.Configuration) ?? settings.Port;
        configure?.Invoke(settings);
        settings.Portal = Configured(settings, builder);
        builder.Configuration.AddInMemoryCollection(
        [
            new(ApplicationKeys.ClientId, settings.Portal.ClientId),
            new(ApplicationKeys.ClientSecret, settings.Portal.ClientSecret),
            new(ApplicationKeys.LocalPortal, settings.Portal.ClientId),
        ]);
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<LocalPortalService>();
        return builder;
    }

    /// <summary>The portal's options with what settings and an earlier run say about them.</summary>
    private static LocalPortalOptions Configured(LocalPortalSettings settings, IHostApplicationBuilder builder) =>
        KeptApplication.Adopt(settings.Portal with
        {
            UsesHttps = settings.Portal.UsesHttps | ConfiguredSettings.UsesHttps(builder.Configuration),
            StateFile = settings.Portal.StateFile
                ?? (settings.StateFile is { } file ? Path.Combine(builder.Environment.ContentRootPath, file) : null),
        });
}
