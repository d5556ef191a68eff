using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Placement.ReleasePages;

/// <summary>What a program wants to become of a release.</summary>
/// <param name="Action">The name of it.</param>
/// <param name="Portal">The portal that is meant; null: none is.</param>
/// <param name="Address">An address that is approved; null: none is.</param>
/// <param name="ClientId">A client id that is approved; null: none is.</param>
internal sealed record ReleaseOrder(string? Action, string? Portal, string? Address, string? ClientId)
{
    private const int MaxBody = 4096;

    /// <summary>Reads it; null: the request has none.</summary>
    public static async Task<ReleaseOrder?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength is not (> 0 and <= MaxBody))
        {
            return null;
        }

        try
        {
            using JsonDocument order = await JsonDocument
                .ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            return order.RootElement.ValueKind == JsonValueKind.Object
                ? new ReleaseOrder(
                    Text(order.RootElement, "action"), Text(order.RootElement, "portal"), Text(order.RootElement, "address"),
                    Text(order.RootElement, "clientId"))
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter is half a character, "\\ud800", which is valid JSON and no text.
            return null;
        }
    }

    private static string? Text(JsonElement order, string name) =>
        order.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
