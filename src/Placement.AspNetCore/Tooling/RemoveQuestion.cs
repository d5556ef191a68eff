using System.Text.Json;
using Placement.Releases;

namespace Placement.Tooling;

/// <summary>Removes what the application has on a portal: what is stale, what is named, or everything.</summary>
internal sealed class RemoveQuestion : IPortalQuestion
{
    /// <inheritdoc/>
    public bool NeedsAddress => true;

    /// <inheritdoc/>
    public async Task<Action<Utf8JsonWriter>> AskAsync(
        ToolApplication application, ToolRequest request, Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        Uri address = application.RequireAddress();
        bool isTold = request.Everything || request.Handlers.Count > 0;
        IReadOnlyList<StoredBinding> stored = isTold ? await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false) : [];
        IReadOnlyList<StoredBinding> chosen = isTold
            ? Choose(stored, request)
            : [.. ListQuestion.StaleOf(
                await application.Widgets.PlanAsync(client, address, cancellationToken).ConfigureAwait(false))];
        RegistrationReport report = await application.Widgets
            .RemoveAsync(client, chosen, address, cancellationToken).ConfigureAwait(false);
        return json =>
        {
            if (report.Succeeded)
            {
                json.WriteString("state", report.Outcomes.Count > 0 ? "Removed" : nameof(PortalReleaseState.Unchanged));
            }
            else
            {
                var verdict = PortalVerdict.Of(report);
                EachPortal.WriteVerdict(json, verdict.State, verdict.Outcome);
            }

            json.WriteStartArray("removed");
            foreach (PlacementOutcome outcome in report.Outcomes.Where(static outcome => outcome.Status == OutcomeStatus.Removed))
            {
                json.WriteStartObject();
                json.WriteString("placement", outcome.Placement);
                json.WriteString("handler", outcome.Handler);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("missing");
            foreach (string handler in request.Handlers.Where(handler => !stored.Any(binding => IsMeant(binding, handler))))
            {
                json.WriteStringValue(handler);
            }

            json.WriteEndArray();
        };
    }

    /// <summary>A portal lists the bindings of the application that asks, and of no other.</summary>
    private static IReadOnlyList<StoredBinding> Choose(IReadOnlyList<StoredBinding> stored, ToolRequest request) => request.Everything
        ? stored
        : [.. stored.Where(binding => request.Handlers.Any(handler => IsMeant(binding, handler)))];

    private static bool IsMeant(StoredBinding binding, string handler) =>
        string.Equals(binding.Handler, handler, StringComparison.Ordinal)
        || (handler.StartsWith('/')
            && Uri.TryCreate(binding.Handler, UriKind.Absolute, out Uri? address)
            && string.Equals(address.AbsolutePath, handler, StringComparison.Ordinal));
}
