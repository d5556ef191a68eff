using System.Text.Json;
using Placement;

namespace DealDesk.Rest;

/// <summary>
/// Calls with an object as their parameters: <c>client.CallAsync("crm.item.get", new { entityTypeId = 2, id = 17 }, …)</c>.
/// </summary>
internal static class PortalCalls
{
    public static Task<BitrixResponse> CallAsync(
        this IBitrixClient client, string method, object parameters, CancellationToken cancellationToken) =>
        client.CallAsync(method, JsonSerializer.SerializeToUtf8Bytes(parameters), cancellationToken);

    /// <summary>
    /// One command of a batch. A text such as <c>$result[deal][item][companyId]</c> stands for what an earlier command gave.
    /// </summary>
    public static BatchCommand Command(string key, string method, object parameters) =>
        new(key, method, JsonSerializer.SerializeToUtf8Bytes(parameters));
}
