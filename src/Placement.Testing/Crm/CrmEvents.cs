using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Events;
using Placement.Testing.State;

namespace Placement.Testing.Crm;

/// <summary>
/// Tells the application of changes, one after the other, behind the answer of the call that made them: as on Bitrix24, whoever calls does
/// not wait for the handlers. What the application fetches is there at once.
/// </summary>
internal sealed class CrmEvents(EventSender sender, ChangeSignal changes, CancellationToken stopping)
{
    private readonly object _gate = new();
    private readonly RecentLog<EventDelivery> _deliveries = new();
    private Task _last = Task.CompletedTask;

    /// <summary>What became of them, oldest first.</summary>
    public IReadOnlyList<EventDelivery> Deliveries => _deliveries.Snapshot();

    public void Raise(CrmChange change)
    {
        (string[] names, JsonObject data) = EventOf(change);
        foreach (string name in names.Where(sender.IsHeard))
        {
            lock (_gate)
            {
                Func<CancellationToken, Task<IReadOnlyList<EventDelivery>>> tell = sender.Happen(name, data, change.User);
                Task before = _last;
                _last = Task.Run(() => SendAsync(before, tell), CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// The events of a change. Those of smart processes and invoices come twice: for all of them, and for their entity type.
    /// </summary>
    private static (string[] Names, JsonObject Data) EventOf(CrmChange change)
    {
        CrmType type = change.Type;
        var fields = new JsonObject { ["ID"] = Text(change.Record.Id) };
        var data = new JsonObject { ["FIELDS"] = fields };
        if (type.IsDynamic)
        {
            fields["ENTITY_TYPE_ID"] = Text(type.Id);
            string name = "ONCRMDYNAMICITEM" + change.Kind;
            return ([name, FormattableString.Invariant($"{name}_{type.Id}")], data);
        }

        if (change.Kind == CrmChange.Move)
        {
            fields["CATEGORY_ID"] = Text((int)change.Record[CrmFieldNames.CategoryId]!);
            fields["STAGE_ID"] = (string)change.Record[CrmFieldNames.StageId]!;
        }

        return ([$"ONCRM{type.Code}{change.Kind}"], data);
    }

    private async Task SendAsync(Task before, Func<CancellationToken, Task<IReadOnlyList<EventDelivery>>> tell)
    {
        await before.ConfigureAwait(false);
        try
        {
            foreach (EventDelivery delivery in await tell(stopping).ConfigureAwait(false))
            {
                _deliveries.Add(delivery);
            }

            changes.Raise();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The portal has stopped, and nobody waits for what it would have told.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
