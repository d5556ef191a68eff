using Microsoft.AspNetCore.Http;

namespace Placement.Widgets;

/// <summary>A widget request whose origin is proven, before it is known which widget answers it.</summary>
internal sealed record VerifiedRequest(
    HttpContext HttpContext,
    string Placement,
    PlacementContext Context,
    Portal? Portal,
    WidgetUser? User,
    string? ApplicationSid,
    IReadOnlyDictionary<string, string> Raw);
