using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Placement.Configuration;

/// <summary>
/// Reads <see cref="PlacementOptions"/> from the section <c>Bitrix24</c> of the configuration. What an application sets in its code wins.
/// </summary>
internal sealed class PlacementSettings(IConfiguration? configuration = null) : IConfigureOptions<PlacementOptions>
{
    public const string Section = "Bitrix24";

    public void Configure(PlacementOptions options)
    {
        if (configuration?.GetSection(Section) is not { } settings)
        {
            return;
        }

        options.ClientId = Text(settings, nameof(PlacementOptions.ClientId)) ?? options.ClientId;
        options.ClientSecret = Text(settings, nameof(PlacementOptions.ClientSecret)) ?? options.ClientSecret;
        options.AlternateClientSecret = Text(settings, nameof(PlacementOptions.AlternateClientSecret)) ?? options.AlternateClientSecret;
        options.ApplicationName = Text(settings, nameof(PlacementOptions.ApplicationName)) ?? options.ApplicationName;
        options.BaseAddress = Address(settings, nameof(PlacementOptions.BaseAddress)) ?? options.BaseAddress;
        foreach (IConfigurationSection application in settings.GetSection(nameof(PlacementOptions.Applications)).GetChildren())
        {
            options.Applications.Add(new ApplicationCredentials
            {
                ClientId = Text(application, nameof(ApplicationCredentials.ClientId)),
                ClientSecret = Text(application, nameof(ApplicationCredentials.ClientSecret)),
                AlternateClientSecret = Text(application, nameof(ApplicationCredentials.AlternateClientSecret)),
            });
        }

        foreach (IConfigurationSection host in settings.GetSection(nameof(PlacementOptions.PortalHosts)).GetChildren())
        {
            options.PortalHosts.Add(host.Value ?? "");
        }
    }

    /// <summary>What is read from a file or an environment variable often ends with a line break; an empty setting is none.</summary>
    private static string? Text(IConfigurationSection settings, string name) =>
        settings[name]?.Trim() is { Length: > 0 } text ? text : null;

    private static Uri? Address(IConfigurationSection settings, string name) => Text(settings, name) switch
    {
        null => null,
        { } text => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            ? address
            : throw new OptionsValidationException(
                "",
                typeof(PlacementOptions),
                [$"The setting {Section}:{name} is no absolute address, such as https://apps.acme.com/sales."]),
    };
}
