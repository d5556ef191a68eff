using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Hosting;
using Placement.Testing.State;

namespace Placement.Testing.Outgoing;

/// <summary>Tells the application what happens on the portal, as the portal's queue does: server to server.</summary>
internal sealed class EventSender(PortalState portal, PortalAddresses addresses, ApplicationChannel channel)
{
    private const string LoadingOvertime = "ERROR_PLACEMENT_LOADING_OVERTIME";

    private readonly EventForm _form = new(portal, addresses);

    /// <summary>Removes the application, and tells those handlers that asked for it.</summary>
    public async Task<IReadOnlyList<EventDelivery>> UninstallAsync(bool clean, CancellationToken cancellationToken)
    {
        Installation before = portal.Installation.Remove().Before;
        if (!before.IsPresent)
        {
            throw new InvalidOperationException("The application is not installed on the portal.");
        }

        Recipient[] recipients = [.. Bound(ApplicationEvent.Uninstall)];
        portal.Bindings.Clear();
        portal.EventHandlers.Remove(static _ => true);
        portal.Changes.Raise();
        var data = new JsonObject { ["LANGUAGE_ID"] = portal.Options.DefaultLanguage, ["CLEAN"] = clean ? "1" : "0" };
        return await SendAsync(recipients, ApplicationEvent.Uninstall, data, _ => _form.LastAuth(before.ApplicationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets an event happen.</summary>
    public Task<IReadOnlyList<EventDelivery>> RaiseAsync(string name, object? data, LocalUser? user, CancellationToken cancellationToken)
    {
        JsonObject given = GivenData.Read(data, nameof(data)) as JsonObject
            ?? throw new ArgumentException("The data of an event must be an object.", nameof(data));
        return name.Trim().ToUpperInvariant() switch
        {
            ApplicationEvent.Uninstall => throw new ArgumentException($"{nameof(LocalPortal.UninstallAsync)} sends {ApplicationEvent.Uninstall}.", nameof(name)),
            ApplicationEvent.Install => InstallAsync(given, user ?? portal.Identity.Administrator, cancellationToken),
            ApplicationEvent.Update => UpdateAsync(given, user ?? portal.Identity.Administrator, cancellationToken),
            ApplicationEvent.Test => RaiseBoundAsync(
                ApplicationEvent.Test, new JsonObject { ["QUERY"] = given, ["LANGUAGE_ID"] = portal.Options.DefaultLanguage }, user, cancellationToken),
            var other => RaiseBoundAsync(other, given, user, cancellationToken),
        };
    }

    /// <summary>Removes a background worker that was too slow too often, and says so.</summary>
    public async Task<EventDelivery> DeactivateAsync(string placement, LocalUser? user, bool withEnvelope, CancellationToken cancellationToken)
    {
        string key = CatalogOptions.ErrorHandlerUrl.Key;
        LocalBinding[] workers =
        [
            .. portal.Bindings.Snapshot().Where(binding =>
                binding.Placement.Equals(placement, StringComparison.OrdinalIgnoreCase)
                && binding.UserId == (user?.Id ?? 0)
                && binding.Options.ContainsKey(key)),
        ];
        if (workers is not [var worker, ..] || !portal.Bindings.Remove(worker.Id))
        {
            throw new InvalidOperationException(
                $"No widget with {key} is registered at {placement} for {(user is null ? "everybody" : FormattableString.Invariant($"user {user.Id}"))}: only those are removed for being slow.");
        }

        portal.Changes.Raise();
        var notice = new JsonObject
        {
            ["error"] = LoadingOvertime,
            ["error_description"] = "Loading of the handler took more than 5 seconds, more than 10 times in one day. The handler was removed.",
        };
        return await SendAsync(
            new Recipient(HandlerId: null, worker.Options[key], User: null),
            LoadingOvertime,
            _form.Notice(notice, withEnvelope ? _form.Auth(portal.Installation.Current.ApplicationToken, user: null) : null),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EventDelivery>> InstallAsync(JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        Recipient[] recipients = OfSettingsAnd(ApplicationEvent.Install);

        // Nothing but this event installs an application without pages; an application with pages is installed by now.
        (Installation before, Installation now) = portal.Installation.Begin(isFinished: true);
        if (!before.IsPresent)
        {
            portal.Tokens.Clear();
        }

        portal.Changes.Raise();
        var data = new JsonObject
        {
            ["VERSION"] = Text(now.Version),
            ["ACTIVE"] = "Y",
            ["INSTALLED"] = "Y",
            ["LANGUAGE_ID"] = portal.Options.DefaultLanguage,
        };

        // The documentation separates the scopes by blanks here, and by commas elsewhere.
        return await SendAsync(
            recipients,
            ApplicationEvent.Install,
            With(data, given),
            recipient => _form.Auth(now.ApplicationToken, recipient.User ?? user, withRefreshToken: true, scopeSeparator: ' '),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EventDelivery>> UpdateAsync(JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        RequireFinished(ApplicationEvent.Update);
        Recipient[] recipients = OfSettingsAnd(ApplicationEvent.Update);
        (Installation before, Installation now) = portal.Installation.Update();
        portal.EventHandlers.Remove(static _ => true);
        portal.Changes.Raise();
        var data = new JsonObject
        {
            ["VERSION"] = Text(now.Version),
            ["PREVIOUS_VERSION"] = Text(before.Version),
            ["LANGUAGE_ID"] = portal.Options.DefaultLanguage,
        };
        return await SendAsync(
            recipients,
            ApplicationEvent.Update,
            With(data, given),
            recipient => _form.Auth(now.ApplicationToken, recipient.User ?? user, withRefreshToken: true),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EventDelivery>> RaiseBoundAsync(string name, JsonObject data, LocalUser? user, CancellationToken cancellationToken)
    {
        if (!portal.Events.For(portal.Options.Scopes).Contains(name))
        {
            throw new ArgumentException($"An application with the scopes {string.Join(',', portal.Options.Scopes)} has no event '{name}'.", nameof(name));
        }

        RequireFinished(name);
        string applicationToken = portal.Installation.Current.ApplicationToken;
        return await SendAsync([.. Bound(name)], name, data, recipient => _form.Auth(applicationToken, recipient.User ?? user), cancellationToken).ConfigureAwait(false);
    }

    private void RequireFinished(string name)
    {
        if (portal.Installation.Current is not { IsPresent: true, IsFinished: true })
        {
            throw new InvalidOperationException($"The application is not installed, or its installation is not finished: Bitrix24 sends it no {name}.");
        }
    }

    /// <summary>The address in the application's settings first, then the handlers that are bound elsewhere.</summary>
    private Recipient[] OfSettingsAnd(string name)
    {
        string? settings = portal.Application is { EventsPath: { } path } application ? application.AddressOf(path) : null;
        Recipient[] bound = [.. Bound(name).Where(recipient => settings is null || PathOf(recipient.Handler) != PathOf(settings))];
        return settings is not null
            ? [new Recipient(HandlerId: null, settings, User: null), .. bound]
            : bound.Length > 0
                ? bound
                : throw new InvalidOperationException($"Nobody would hear of {name}: the portal does not know where the application takes events. Install it first, or set LocalPortal.Application.");
    }

    private IEnumerable<Recipient> Bound(string name) => portal.EventHandlers.Snapshot()
        .Where(handler => handler.Event == name && !handler.IsOffline)
        .Select(handler => new Recipient(handler.Id, handler.Handler, portal.Users.FirstOrDefault(user => user.Id == handler.AuthType)));

    private async Task<IReadOnlyList<EventDelivery>> SendAsync(
        Recipient[] recipients, string name, JsonObject data, Func<Recipient, JsonObject> auth, CancellationToken cancellationToken)
    {
        List<EventDelivery> deliveries = [];
        foreach (Recipient recipient in recipients)
        {
            deliveries.Add(await SendAsync(recipient, name, _form.Event(name, recipient.HandlerId, data, auth(recipient)), cancellationToken).ConfigureAwait(false));
        }

        return deliveries;
    }

    private async Task<EventDelivery> SendAsync(Recipient recipient, string name, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, recipient.Handler) { Content = new FormUrlEncodedContent(fields) };
        try
        {
            return new EventDelivery(name, recipient.Handler, await channel.NotifyAsync(request, cancellationToken).ConfigureAwait(false), Error: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !channel.IsStopped)
        {
            // Of any type: a test server throws what the application throws.
            return new EventDelivery(name, recipient.Handler, StatusCode: null, exception.Message);
        }
    }

    private static JsonObject With(JsonObject data, JsonObject given)
    {
        foreach ((string name, JsonNode? value) in given)
        {
            data[name] = value?.DeepClone();
        }

        return data;
    }

    private static string PathOf(string address) => new Uri(address).PathAndQuery;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A handler of an event.</summary>
    /// <param name="HandlerId">The number of its registration; null: the application's settings name it.</param>
    /// <param name="Handler">Its address.</param>
    /// <param name="User">The user whose token it wants; null: whoever causes the event.</param>
    private sealed record Recipient(int? HandlerId, string Handler, LocalUser? User);
}
