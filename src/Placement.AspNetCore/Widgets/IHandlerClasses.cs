using Microsoft.AspNetCore.Http;

namespace Placement.Widgets;

/// <summary>Knows which classes of an application answer by endpoints of their own: controllers and Razor Pages.</summary>
internal interface IHandlerClasses
{
    /// <summary>Whether a class is one of those.</summary>
    bool IsOne(Type type);

    /// <summary>
    /// The endpoint with all that is known of it, which for a Razor Page is not before its class is loaded; and the class, if it is one.
    /// </summary>
    ValueTask<(Endpoint Endpoint, Type? Class)> LoadAsync(Endpoint endpoint);
}
