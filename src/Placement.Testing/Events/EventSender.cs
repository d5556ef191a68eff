using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Application;
using Placement.Testing.State;

namespace Placement.Testing.Events;

/// <summary>Lets events happen: changes the portal where they are about the application itself, and tells the application.</summary>
internal sealed class EventSender(
    LocalPortalOptions options,
    PortalIdentity identity,
    InstallationState installation,
    PortalEvents events,
    EventForm form,
    EventQueue queue,
    EventHandlerStore handlers,
    OfflineQueue offline,
    OfflineNotices notices)
{
    /// <summary>Removes the application, and tells those handlers that asked for it.</summary>
    public Task<IReadOnlyList<EventDelivery>> UninstallAsync(bool clean, CancellationToken cancellationToken)
    {
        EventRecipient[] recipients = queue.Bound(ApplicationEvent.Uninstall);
        Installation before = installation.Remove(clean);
        var data = new JsonObject { ["LANGUAGE_ID"] = options.DefaultLanguage, ["CLEAN"] = clean ? "1" : "0" };
        return SendAsync(recipients, ApplicationEvent.Uninstall, data, _ => form.LastAuth(before.ApplicationToken), cancellationToken);
    }

    /// <summary>Lets an event happen.</summary>
    public Task<IReadOnlyList<EventDelivery>> RaiseAsync(string name, object? data, LocalUser? user, CancellationToken cancellationToken)
    {
        JsonObject given = GivenData.Read(data, nameof(data)) as JsonObject
            ?? throw new ArgumentException("The data of an event must be an object.", nameof(data));
        return name.Trim().ToUpperInvariant() switch
        {
            ApplicationEvent.Uninstall =>
                throw new ArgumentException($"{nameof(LocalPortal.UninstallAsync)} sends {ApplicationEvent.Uninstall}.", nameof(name)),
            ApplicationEvent.Install => InstallAsync(given, user ?? identity.Administrator, cancellationToken),
            ApplicationEvent.Update => UpdateAsync(
                given, newApplicationToken: true, static _ => true, user ?? identity.Administrator, cancellationToken),
            ApplicationEvent.SystemUserReady => RaiseInSettingsAsync(
                ApplicationEvent.SystemUserReady, With(form.SystemUserData(), given), user, withRefreshToken: false, cancellationToken),
            ApplicationEvent.SubscriptionRenewal => RaiseInSettingsAsync(
                ApplicationEvent.SubscriptionRenewal, given, user, withRefreshToken: true, cancellationToken),
            ApplicationEvent.Payment => RaiseBoundAsync(ApplicationEvent.Payment, With(PaymentData(), given), user, cancellationToken),
            ApplicationEvent.Test => RaiseBoundAsync(ApplicationEvent.Test, TestData(given), user, cancellationToken),
            var other => RaiseBoundAsync(other, given, user, cancellationToken),
        };
    }

    /// <summary>Brings the next version, and tells it as Bitrix24 documents it.</summary>
    /// <param name="given">What the event says beside or in place of what Bitrix24 says.</param>
    /// <param name="newApplicationToken">Whether the portal proves itself by another application token from now on.</param>
    /// <param name="isRemoved">Which event handlers are gone afterwards. They are still told.</param>
    /// <param name="user">Who updates.</param>
    /// <param name="cancellationToken">Gives up telling.</param>
    public Task<IReadOnlyList<EventDelivery>> UpdateAsync(
        JsonObject given,
        bool newApplicationToken,
        Predicate<LocalEventBinding> isRemoved,
        LocalUser user,
        CancellationToken cancellationToken)
    {
        RequireFinished(ApplicationEvent.Update);
        EventRecipient[] recipients = queue.OfSettingsAndBound(ApplicationEvent.Update);
        (Installation before, Installation now) = installation.Update(newApplicationToken, isRemoved);
        JsonObject data = WithLanguage(new() { ["VERSION"] = Text(now.Version), ["PREVIOUS_VERSION"] = Text(before.Version) });
        return SendWithTokensAsync(recipients, ApplicationEvent.Update, With(data, given), now, user, cancellationToken);
    }

    /// <summary>Tells that the application is installed; nobody hears of an installation that is not finished.</summary>
    /// <param name="toSettings">Whether the address in the application's settings is told.</param>
    /// <param name="toBound">Whether those handlers are told that are bound to the event.</param>
    /// <param name="user">Who installs.</param>
    /// <param name="cancellationToken">Gives up telling.</param>
    public Task<IReadOnlyList<EventDelivery>> TellInstallationAsync(
        bool toSettings, bool toBound, LocalUser user, CancellationToken cancellationToken)
    {
        EventRecipient[] recipients =
            !installation.Current.IsFinished ? [] : queue.Recipients(ApplicationEvent.Install, toSettings, toBound);
        return TellInstallationAsync(recipients, given: [], user, cancellationToken);
    }

    /// <summary>Whether the application hears of an event: it is installed, and has bound a handler.</summary>
    public bool IsHeard(string name) => installation.Current is { IsPresent: true, IsFinished: true } && queue.IsHeard(name);

    /// <summary>
    /// Lets an event happen that the application may hear of: it waits at once for those who fetch it, and what is returned tells those who
    /// are bound to it now.
    /// </summary>
    public Func<CancellationToken, Task<IReadOnlyList<EventDelivery>>> Happen(string name, JsonObject data, LocalUser? user)
    {
        string applicationToken = installation.Current.ApplicationToken;
        LocalEventBinding[] fetching = [.. handlers.Snapshot().Where(handler => handler.IsOffline && handler.Event == name)];
        foreach (LocalEventBinding handler in fetching)
        {
            offline.Add(name, data, user?.Id ?? 0, handler.Connector);
        }

        IReadOnlyCollection<int> due = fetching.Length > 0 ? notices.Due() : [];
        EventRecipient[] bound = queue.Bound(name);
        EventRecipient[] noticed = [.. queue.Bound(PortalEvents.OfflineEvent).Where(recipient => due.Contains(recipient.HandlerId!.Value))];
        return async cancellationToken =>
        [
            .. await SendAsync(
                bound, name, data, recipient => form.Auth(applicationToken, recipient.User ?? user), cancellationToken)
                .ConfigureAwait(false),
            .. await SendAsync(
                noticed,
                PortalEvents.OfflineEvent,
                data: [],
                recipient => form.Auth(applicationToken, recipient.User ?? user, withRefreshToken: true),
                cancellationToken).ConfigureAwait(false),
        ];
    }

    private Task<IReadOnlyList<EventDelivery>> InstallAsync(JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        EventRecipient[] recipients = queue.OfSettingsAndBound(ApplicationEvent.Install);

        // Nothing but this event installs an application without pages; an application with pages is installed by now.
        installation.Begin(isFinished: true);
        return TellInstallationAsync(recipients, given, user, cancellationToken);
    }

    private Task<IReadOnlyList<EventDelivery>> TellInstallationAsync(
        EventRecipient[] recipients, JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        Installation now = installation.Current;
        JsonObject data = WithLanguage(new() { ["VERSION"] = Text(now.Version), ["ACTIVE"] = "Y", ["INSTALLED"] = "Y" });
        return SendWithTokensAsync(recipients, ApplicationEvent.Install, With(data, given), now, user, cancellationToken);
    }

    private Task<IReadOnlyList<EventDelivery>> RaiseInSettingsAsync(
        string name, JsonObject data, LocalUser? user, bool withRefreshToken, CancellationToken cancellationToken)
    {
        RequireFinished(name);
        string applicationToken = installation.Current.ApplicationToken;
        return SendAsync(
            queue.OfSettingsAndBound(name),
            name,
            data,
            recipient => form.Auth(applicationToken, recipient.User ?? user ?? identity.Administrator, withRefreshToken),
            cancellationToken);
    }

    private JsonObject PaymentData() => WithLanguage(new()
    {
        ["CODE"] = options.ClientId,
        ["VERSION"] = Text(installation.Current.Version),
        ["STATUS"] = options.Status,
        ["PAYMENT_EXPIRED"] = "N",
        ["DAYS"] = "30",
    });

    /// <summary>Lets the test event happen, if the application can hear of it.</summary>
    public async Task TestAsync(JsonObject query, LocalUser user, CancellationToken cancellationToken)
    {
        if (installation.Current.IsFinished)
        {
            await RaiseBoundAsync(ApplicationEvent.Test, TestData(query), user, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<IReadOnlyList<EventDelivery>> RaiseBoundAsync(
        string name, JsonObject data, LocalUser? user, CancellationToken cancellationToken)
    {
        if (!events.For(options.Scopes).Contains(name))
        {
            throw new ArgumentException(
                $"An application with the scopes {string.Join(',', options.Scopes)} has no event '{name}'.", nameof(name));
        }

        RequireFinished(name);
        return Happen(name, data, user)(cancellationToken);
    }

    private JsonObject TestData(JsonObject query) => WithLanguage(new() { ["QUERY"] = query });

    private Task<IReadOnlyList<EventDelivery>> SendAsync(
        EventRecipient[] recipients,
        string name,
        JsonObject data,
        Func<EventRecipient, JsonObject> auth,
        CancellationToken cancellationToken) =>
        queue.SendAsync(recipients, name, recipient => form.Event(name, recipient.HandlerId, data, auth(recipient)), cancellationToken);

    private Task<IReadOnlyList<EventDelivery>> SendWithTokensAsync(
        EventRecipient[] recipients, string name, JsonObject data, Installation now, LocalUser user, CancellationToken cancellationToken) =>
        SendAsync(
            recipients,
            name,
            data,
            recipient => form.Auth(now.ApplicationToken, recipient.User ?? user, withRefreshToken: true),
            cancellationToken);

    private void RequireFinished(string name)
    {
        if (installation.Current is not { IsPresent: true, IsFinished: true })
        {
            throw new InvalidOperationException(
                $"The application is not installed, or its installation is not finished: Bitrix24 sends it no {name}.");
        }
    }

    private JsonObject WithLanguage(JsonObject data)
    {
        data["LANGUAGE_ID"] = options.DefaultLanguage;
        return data;
    }

    private static JsonObject With(JsonObject data, JsonObject given)
    {
        foreach ((string name, JsonNode? value) in given)
        {
            data[name] = value?.DeepClone();
        }

        return data;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
