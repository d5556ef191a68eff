using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.Releases;

/// <summary>
/// Reads <see cref="ReleaseOptions"/> from the section <c>Bitrix24:Releases</c> of the configuration. What an application sets in its
/// code wins.
/// </summary>
internal sealed class ReleaseSettings(IConfiguration? configuration = null) : IConfigureOptions<ReleaseOptions>
{
    private const string Section = $"{PlacementSettings.Section}:Releases";

    public void Configure(ReleaseOptions options)
    {
        if (configuration?.GetSection(Section) is not { } settings)
        {
            return;
        }

        options.Number = Read(settings, nameof(ReleaseOptions.Number), Whole, "a whole number") ?? options.Number;
        options.RollsBack = Read(settings, nameof(ReleaseOptions.RollsBack), Whole, "a whole number") ?? options.RollsBack;
        options.IsEnabled = Read(settings, nameof(ReleaseOptions.IsEnabled), Flag, "true or false") ?? options.IsEnabled;
        options.ApprovedClientId = settings[nameof(ReleaseOptions.ApprovedClientId)]?.Trim() ?? options.ApprovedClientId;
        options.CanaryShare = Read(settings, nameof(ReleaseOptions.CanaryShare), Share, "a number such as 0.05") ?? options.CanaryShare;
        options.MaxFailureShare =
            Read(settings, nameof(ReleaseOptions.MaxFailureShare), Share, "a number such as 0.1") ?? options.MaxFailureShare;
        options.MinTriedBeforeStop =
            (int?)Read(settings, nameof(ReleaseOptions.MinTriedBeforeStop), Whole, "a whole number") ?? options.MinTriedBeforeStop;
        options.KeepAliveAfter =
            Read(settings, nameof(ReleaseOptions.KeepAliveAfter), Time, "a time such as 100.00:00:00") ?? options.KeepAliveAfter;
        options.StartsPerSecond =
            Read(settings, nameof(ReleaseOptions.StartsPerSecond), Share, "a number such as 2") ?? options.StartsPerSecond;
        options.MaxConcurrency =
            (int?)Read(settings, nameof(ReleaseOptions.MaxConcurrency), Whole, "a whole number") ?? options.MaxConcurrency;
        if (settings[nameof(ReleaseOptions.ApprovedAddress)]?.Trim() is { Length: > 0 } approved)
        {
            options.ApprovedAddress = Uri.TryCreate(approved, UriKind.Absolute, out Uri? address)
                ? address
                : throw Malformed(nameof(ReleaseOptions.ApprovedAddress), "an absolute address, such as https://apps.acme.com/sales");
        }

        foreach (IConfigurationSection portal in settings.GetSection(nameof(ReleaseOptions.CanaryPortals)).GetChildren())
        {
            options.CanaryPortals.Add(portal.Value ?? "");
        }
    }

    private static T? Read<T>(IConfigurationSection settings, string name, Func<string, T?> read, string expected)
        where T : struct => settings[name]?.Trim() switch
        {
            null or "" => null,
            { } text => read(text) ?? throw Malformed(name, expected),
        };

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static double? Share(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static TimeSpan? Time(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;

    private static bool? Flag(string text) => bool.TryParse(text, out bool flag) ? flag : null;

    private static OptionsValidationException Malformed(string name, string expected) =>
        new("", typeof(ReleaseOptions), [$"The setting {Section}:{name} is not {expected}."]);
}
