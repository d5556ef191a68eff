using System.Text.Json;
using Placement;

namespace DealDesk.Rest;

/// <summary>What the desk asks about whoever opens a widget, and about their tasks.</summary>
internal static class UserReader
{
    private static readonly string[] TaskFields = ["ID", "UF_CRM_TASK"];

    /// <summary>The first name of the user whom the client acts for. It needs no scope.</summary>
    public static async Task<string> GetFirstNameAsync(this IBitrixClient client, CancellationToken cancellationToken)
    {
        BitrixResponse profile = await client.CallAsync("profile", default, cancellationToken);
        return profile.Result.TryGetProperty("NAME", out JsonElement name) ? name.GetString() ?? "" : "";
    }

    /// <summary>The deal that a task is about; null: it is about none.</summary>
    public static async Task<int?> FindDealOfTaskAsync(this IBitrixClient client, int taskId, CancellationToken cancellationToken)
    {
        BitrixResponse response = await client.CallAsync("tasks.task.get", new { taskId, select = TaskFields }, cancellationToken);

        // Without such a task, or a right to it, there is an empty list in its place.
        return response.Result.ValueKind == JsonValueKind.Object
            && response.Result.TryGetProperty("task", out JsonElement task)
            && task.ValueKind == JsonValueKind.Object
            && task.TryGetProperty("ufCrmTask", out JsonElement bindings)
            && bindings.ValueKind == JsonValueKind.Array
            ? bindings.EnumerateArray()
                .Select(static binding => DealOf(binding.GetString()))
                .FirstOrDefault(static deal => deal is not null)
            : null;
    }

    /// <summary><c>D_17</c> is the deal 17; other letters are other types.</summary>
    private static int? DealOf(string? binding) =>
        binding is not null && binding.StartsWith("D_", StringComparison.Ordinal) && int.TryParse(binding[2..], out int id) ? id : null;
}
