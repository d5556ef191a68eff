using System.Text.Json;

namespace Placement.Tooling;

/// <summary>What registering would do.</summary>
internal sealed class PlanQuestion : IPortalQuestion
{
    /// <inheritdoc/>
    public bool NeedsAddress => true;

    /// <inheritdoc/>
    public async Task<Action<Utf8JsonWriter>> AskAsync(
        ToolApplication application, ToolRequest request, Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        RegistrationPlan plan = await application.Widgets
            .PlanAsync(client, application.RequireAddress(), cancellationToken).ConfigureAwait(false);
        return json =>
        {
            json.WriteString("state", plan.HasChanges ? "Differs" : nameof(PortalReleaseState.Unchanged));
            json.WriteStartArray("actions");
            foreach (PlannedAction action in plan.Actions)
            {
                Write(json, action);
            }

            json.WriteEndArray();
        };
    }

    private static void Write(Utf8JsonWriter json, PlannedAction action)
    {
        json.WriteStartObject();
        json.WriteString("kind", action.Kind.ToString());
        json.WriteString("placement", action.Placement);
        json.WriteString("handler", action.Handler);
        if (action.UserId is { } user)
        {
            json.WriteNumber("userId", user);
        }

        json.WriteString("title", action.Title);
        json.WriteString("text", action.ToString());
        json.WriteStartArray("differences");
        foreach (BindingDifference difference in action.Differences)
        {
            json.WriteStartObject();
            json.WriteString("field", difference.Field);
            json.WriteString("stored", difference.Stored);
            json.WriteString("declared", difference.Declared);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
