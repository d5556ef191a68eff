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
    EventQueue queue)
{
    /// <summary>Removes the application, and tells those handlers that asked for it.</summary>
    public Task<IReadOnlyList<EventDelivery>> UninstallAsync(bool clean, CancellationToken cancellationToken)
    {
        EventRecipient[] recipients = queue.Bound(ApplicationEvent.Uninstall);
        Installation before = installation.Remove();
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
            ApplicationEvent.Update => UpdateAsync(given, user ?? identity.Administrator, cancellationToken),
            ApplicationEvent.Test => RaiseBoundAsync(
                ApplicationEvent.Test, WithLanguage(new() { ["QUERY"] = given }), user, cancellationToken),
            var other => RaiseBoundAsync(other, given, user, cancellationToken),
        };
    }

    private Task<IReadOnlyList<EventDelivery>> InstallAsync(JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        EventRecipient[] recipients = queue.OfSettingsAndBound(ApplicationEvent.Install);

        // Nothing but this event installs an application without pages; an application with pages is installed by now.
        Installation now = installation.Begin(isFinished: true).Now;
        JsonObject data = WithLanguage(new() { ["VERSION"] = Text(now.Version), ["ACTIVE"] = "Y", ["INSTALLED"] = "Y" });
        return SendAsync(
            recipients,
            ApplicationEvent.Install,
            With(data, given),
            recipient => form.Auth(now.ApplicationToken, recipient.User ?? user, withRefreshToken: true),
            cancellationToken);
    }

    private Task<IReadOnlyList<EventDelivery>> UpdateAsync(JsonObject given, LocalUser user, CancellationToken cancellationToken)
    {
        RequireFinished(ApplicationEvent.Update);
        EventRecipient[] recipients = queue.OfSettingsAndBound(ApplicationEvent.Update);
        (Installation before, Installation now) = installation.Update();
        JsonObject data = WithLanguage(new() { ["VERSION"] = Text(now.Version), ["PREVIOUS_VERSION"] = Text(before.Version) });
        return SendAsync(
            recipients,
            ApplicationEvent.Update,
            With(data, given),
            recipient => form.Auth(now.ApplicationToken, recipient.User ?? user, withRefreshToken: true),
            cancellationToken);
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
        string applicationToken = installation.Current.ApplicationToken;
        return SendAsync(
            queue.Bound(name), name, data, recipient => form.Auth(applicationToken, recipient.User ?? user), cancellationToken);
    }

    private Task<IReadOnlyList<EventDelivery>> SendAsync(
        EventRecipient[] recipients,
        string name,
        JsonObject data,
        Func<EventRecipient, JsonObject> auth,
        CancellationToken cancellationToken) =>
        queue.SendAsync(recipients, name, recipient => form.Event(name, recipient.HandlerId, data, auth(recipient)), cancellationToken);

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
