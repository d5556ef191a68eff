using Placement.Testing.Application;
using Placement.Testing.State;

namespace Placement.Testing.Events;

/// <summary>
/// Knows who hears of an event, and delivers it as the portal's queue does: server to server, one handler after the other.
/// </summary>
internal sealed class EventQueue(
    EventHandlerStore handlers, IReadOnlyList<LocalUser> users, ApplicationChannel channel, RecentLog<EventDelivery> log)
{
    /// <summary>The handlers that are bound to an event, apart from those that fetch it.</summary>
    public EventRecipient[] Bound(string name) =>
    [
        .. handlers.Snapshot()
            .Where(handler => handler.Event == name && !handler.IsOffline)
            .Select(handler => new EventRecipient(handler.Id, handler.Handler, users.FirstOrDefault(user => user.Id == handler.UserId))),
    ];

    /// <summary>Whether anybody is bound to an event.</summary>
    public bool IsHeard(string name) => handlers.Snapshot().Any(handler => handler.Event == name);

    /// <summary>The address in the application's settings first, then the handlers that are bound elsewhere.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public EventRecipient[] OfSettingsAndBound(string name) =>
        Recipients(name, toSettings: true, toBound: true) is { Length: > 0 } recipients
            ? recipients
            : throw new InvalidOperationException(
                $"Nobody would hear of {name}: the portal does not know where the application takes events. "
                + "Install it first, or set LocalPortal.Application.");

    /// <summary>The address in the application's settings, and the handlers that are bound elsewhere, as far as they are wanted.</summary>
    public EventRecipient[] Recipients(string name, bool toSettings, bool toBound)
    {
        EventRecipient[] bound = toBound ? Bound(name) : [];
        if (!toSettings || channel.Application is not { EventsPath: { } path } application)
        {
            return bound;
        }

        string settings = application.AddressOf(path);
        return [new(HandlerId: null, settings, User: null), .. bound.Where(recipient => PathOf(recipient.Handler) != PathOf(settings))];
    }

    /// <summary>Posts an event to everybody, whether or not those before could be reached.</summary>
    public async Task<IReadOnlyList<EventDelivery>> SendAsync(
        IReadOnlyList<EventRecipient> recipients,
        string name,
        Func<EventRecipient, IEnumerable<KeyValuePair<string, string>>> fields,
        CancellationToken cancellationToken)
    {
        List<EventDelivery> deliveries = [];
        foreach (EventRecipient recipient in recipients)
        {
            deliveries.Add(await SendAsync(recipient.Handler, name, fields(recipient), cancellationToken).ConfigureAwait(false));
        }

        return deliveries;
    }

    /// <summary>Posts an event or a notice to one address. A handler that cannot be reached is said so, not thrown.</summary>
    public async Task<EventDelivery> SendAsync(
        string handler, string name, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        EventDelivery delivery = await DeliverAsync(handler, name, fields, cancellationToken).ConfigureAwait(false);
        log.Add(delivery);
        return delivery;
    }

    private async Task<EventDelivery> DeliverAsync(
        string handler, string name, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, handler) { Content = new FormUrlEncodedContent(fields) };
        try
        {
            return new EventDelivery(
                name, handler, await channel.NotifyAsync(request, cancellationToken).ConfigureAwait(false), Error: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !channel.IsStopped)
        {
            // Of any type: a test server throws what the application throws.
            return new EventDelivery(name, handler, StatusCode: null, exception.Message);
        }
    }

    private static string PathOf(string address) => new Uri(address).PathAndQuery;
}
