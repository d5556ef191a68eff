using System.Text.Json;

namespace Placement.Tooling;

/// <summary>What portals have of the application, and what of it is stale.</summary>
internal sealed class ListToolCommand : IToolCommand
{
    public Task RunAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, ToolChannel channel,
        CancellationToken cancellationToken)
    {
        return EachPortal.RunAsync(application, portals, channel, AskAsync, cancellationToken);

        async Task<Action<Utf8JsonWriter>> AskAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken)
        {
            IReadOnlyList<StoredBinding> stored = await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<StoredBinding> stale = application.BaseAddress is { IsAbsoluteUri: true } address
                ? await StaleAsync(application, client, address, cancellationToken).ConfigureAwait(false)
                : [];
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
                    json.WriteBoolean("isStale", stale.Any(other => IsSame(binding, other)));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            };
        }
    }

    /// <summary>What the application has on a portal and does not declare any more.</summary>
    public static async Task<IReadOnlyList<StoredBinding>> StaleAsync(
        ToolApplication application, IBitrixClient client, Uri address, CancellationToken cancellationToken)
    {
        RegistrationPlan plan = await application.Widgets.PlanAsync(client, address, cancellationToken).ConfigureAwait(false);
        return
        [
            .. plan.Actions.Where(static action => action is { Kind: PlannedActionKind.Remove, Stored: not null })
                .Select(static action => action.Stored!),
        ];
    }

    private static bool IsSame(StoredBinding one, StoredBinding other) =>
        one.Placement == other.Placement && one.Handler == other.Handler && one.UserId == other.UserId;
}
