using System.Text.Json;

namespace Placement.Tooling;

/// <summary>What a portal has of the application, and what of it is stale.</summary>
internal sealed class ListQuestion : IPortalQuestion
{
    /// <inheritdoc/>
    public bool NeedsAddress => false;

    /// <inheritdoc/>
    public async Task<Action<Utf8JsonWriter>> AskAsync(
        ToolApplication application, ToolRequest request, Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        RegistrationPlan? plan = application.BaseAddress is { IsAbsoluteUri: true } address
            ? await application.Widgets.PlanAsync(client, address, cancellationToken).ConfigureAwait(false)
            : null;
        IReadOnlyList<StoredBinding> stored = plan?.Stored
            ?? await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false);
        HashSet<StoredBinding> stale = [.. plan is null ? [] : StaleOf(plan)];
        return json =>
        {
            json.WriteString("state", portal.State.ToString());
            json.WriteStartArray("widgets");
            foreach (StoredBinding binding in stored)
            {
                json.WriteStartObject();
                json.WriteString("placement", binding.Placement);
                json.WriteString("handler", binding.Handler);
                json.WriteString("title", binding.DisplayTitle);
                json.WriteNumber("userId", binding.UserId);
                json.WriteBoolean("isStale", stale.Contains(binding));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        };
    }

    /// <summary>What the application has on a portal and does not declare any more.</summary>
    public static IEnumerable<StoredBinding> StaleOf(RegistrationPlan plan) => plan.Actions
        .Where(static action => action is { Kind: PlannedActionKind.Remove, Stored: not null })
        .Select(static action => action.Stored!);
}
