using System.Text.Json;
using Placement.Releases;

namespace Placement.Tooling;

/// <summary>Removes what the application has on portals: what is stale, what is named, or everything.</summary>
internal sealed class RemoveToolCommand : IToolCommand
{
    public Task RunAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, ToolChannel channel,
        CancellationToken cancellationToken)
    {
        Uri address = application.RequireAddress();
        return EachPortal.RunAsync(application, portals, channel, AskAsync, cancellationToken);

        async Task<Action<Utf8JsonWriter>> AskAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken)
        {
            IReadOnlyList<StoredBinding> chosen = request.Everything || request.Handlers.Count > 0
                ? Choose(await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false), request)
                : await ListToolCommand.StaleAsync(application, client, address, cancellationToken).ConfigureAwait(false);
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
            };
        }
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
