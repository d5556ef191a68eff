using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Placement.Tooling;

/// <summary>What of a failure is said: nothing that may quote a secret.</summary>
internal static class ToolFailure
{
    /// <summary>Says it in a sentence.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="services">The services of the application that has failed.</param>
    public static string Describe(Exception failure, IServiceProvider services) => failure switch
    {
        ToolRefusalException or PortalStoreException or BitrixException => failure.Message,
        OptionsValidationException invalid when IsOwn(invalid, services) => invalid.Message,
        OptionsValidationException invalid =>
            $"The application's {invalid.OptionsType.Name} are not valid. What its own validation says may have secrets, and is not shown: "
            + "see the application's log, or start it.",
        _ => $"The application has failed: {failure.GetType().Name}. What it says may have secrets, and is not shown.",
    };

    /// <summary>Whether nothing but this library has written the messages: they name options, and quote no value.</summary>
    private static bool IsOwn(OptionsValidationException invalid, IServiceProvider services) =>
        (invalid.OptionsType == typeof(PlacementOptions) && AreOwn<PlacementOptions>(services))
        || (invalid.OptionsType == typeof(ReleaseOptions) && AreOwn<ReleaseOptions>(services));

    private static bool AreOwn<TOptions>(IServiceProvider services)
        where TOptions : class => services.GetServices<IValidateOptions<TOptions>>()
        .All(static validation => validation.GetType().Assembly == typeof(ToolFailure).Assembly);
}
