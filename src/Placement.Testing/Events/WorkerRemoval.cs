using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.State;

namespace Placement.Testing.Events;

/// <summary>Removes background workers that were too slow too often, and says so.</summary>
internal sealed class WorkerRemoval(
    BindingStore bindings, InstallationState installation, ChangeSignal changes, EventForm form, EventQueue queue)
{
    private const string LoadingOvertime = "ERROR_PLACEMENT_LOADING_OVERTIME";

    public async Task<EventDelivery> RemoveAsync(string placement, LocalUser? user, bool withEnvelope, CancellationToken cancellationToken)
    {
        string key = CatalogOptions.ErrorHandlerUrl.Key;
        LocalBinding? worker = bindings.Snapshot().FirstOrDefault(binding =>
            binding.Placement.Equals(placement, StringComparison.OrdinalIgnoreCase)
            && binding.UserId == (user?.Id ?? 0)
            && binding.Options.ContainsKey(key));
        if (worker is null || !bindings.Remove(worker.Id))
        {
            string whom = user is null ? "everybody" : FormattableString.Invariant($"user {user.Id}");
            throw new InvalidOperationException(
                $"No widget with {key} is registered at {placement} for {whom}: only those are removed for being slow.");
        }

        changes.Raise();
        var notice = new JsonObject
        {
            ["error"] = LoadingOvertime,
            ["error_description"] =
                "Loading of the handler took more than 5 seconds, more than 10 times in one day. The handler was removed.",
        };
        JsonObject? auth = withEnvelope ? form.Auth(installation.Current.ApplicationToken, user: null) : null;
        return await queue.SendAsync(
            worker.Options[key], LoadingOvertime, form.Notice(notice, auth), cancellationToken).ConfigureAwait(false);
    }
}
