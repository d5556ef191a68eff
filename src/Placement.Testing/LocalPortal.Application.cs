namespace Placement.Testing;

// What the portal does towards the application: it shows its pages, and tells it what happens.
public sealed partial class LocalPortal
{
    /// <summary>
    /// What proves to the application that a request comes from this portal: 32 hexadecimal digits, the same in every request. An update
    /// may bring a new one, and an installation after an uninstallation does.
    /// </summary>
    public string ApplicationToken => _parts.Installation.Current.ApplicationToken;

    /// <summary>
    /// Whether the application is installed, and its installation finished: widgets are shown then, and events are sent. An
    /// application that was uninstalled is neither, and so is one whose installer has not finished yet; the latter can call REST methods,
    /// though.
    /// </summary>
    public bool IsInstalled => _parts.Installation.Current.IsFinished;

    /// <summary>The version of the application that the portal has. Each update adds 1.</summary>
    public int Version => _parts.Installation.Current.Version;

    /// <summary>The event handlers that the application has bound, ascending by id: a snapshot.</summary>
    public IReadOnlyList<LocalEventBinding> EventBindings => _parts.Data.EventHandlers.Snapshot();

    /// <summary>
    /// How the portal reaches the application; null: by the addresses of its handlers, over the network. Installing sets it.
    /// </summary>
    public LocalApplication? Application
    {
        get => _parts.Channel.Application;
        set => _parts.Channel.Application = value;
    }

    /// <summary>
    /// Installs the application, or installs it again: opens its installer as a browser does for an administrator, with
    /// <c>PLACEMENT=DEFAULT</c>. The installation is finished if the page is shown and one of its scripts, or of its attributes for
    /// events, calls <c>installFinish</c> or <c>setInstallFinish</c>, because no browser is there to run them. An installer that calls it
    /// from a file of its own is finished with <see cref="FinishInstallation"/>.
    /// An application without an installer is installed at once, and its main page opened.
    /// </summary>
    /// <param name="application">How the portal reaches the application, from now on.</param>
    /// <param name="user">Who installs, an administrator among <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the page.</param>
    /// <returns>What the installer showed.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">The user is no administrator, or the application uses the API only.</exception>
    /// <exception cref="HttpRequestException">The application cannot be reached.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/settings/app-installation/index.html">Installation</seealso>
    public Task<InstallationPage> InstallAsync(
        LocalApplication application, LocalUser? user = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        RequireRunning();
        return _parts.Pages.InstallAsync(application, Known(user), cancellationToken);
    }

    /// <summary>
    /// Installs an application that a client leads to, with the usual paths:
    /// <see cref="InstallAsync(LocalApplication, LocalUser?, CancellationToken)"/>.
    /// </summary>
    /// <param name="client">
    /// Leads to the application, such as <c>WebApplicationFactory.CreateClient()</c>, with the public address as its base address.
    /// </param>
    /// <param name="user">Who installs, an administrator among <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the page.</param>
    /// <returns>What the installer showed.</returns>
    /// <exception cref="ArgumentException">The client has no base address, or the user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">The user is no administrator.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    public Task<InstallationPage> InstallAsync(HttpClient client, LocalUser? user = null, CancellationToken cancellationToken = default) =>
        InstallAsync(new LocalApplication(client), user, cancellationToken);

    /// <summary>
    /// Installs an application that listens at an address, with the usual paths:
    /// <see cref="InstallAsync(LocalApplication, LocalUser?, CancellationToken)"/>.
    /// </summary>
    /// <param name="baseAddress">Where the application is: absolute, http or https.</param>
    /// <param name="user">Who installs, an administrator among <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the page.</param>
    /// <returns>What the installer showed.</returns>
    /// <exception cref="ArgumentException">The address is none, or the user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">The user is no administrator.</exception>
    /// <exception cref="HttpRequestException">The application cannot be reached.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    public Task<InstallationPage> InstallAsync(Uri baseAddress, LocalUser? user = null, CancellationToken cancellationToken = default) =>
        InstallAsync(new LocalApplication(baseAddress), user, cancellationToken);

    /// <summary>Finishes the installation, as the portal does when the installer's page calls <c>installFinish</c>.</summary>
    /// <exception cref="InvalidOperationException">The application was uninstalled.</exception>
    public void FinishInstallation()
    {
        _parts.Installation.RequirePresent();
        _parts.Installation.Finish();
    }

    /// <summary>
    /// Opens a registered widget as a browser does inside the portal: posts what Bitrix24 documents to the handler, with tokens of the
    /// user. What a browser would not show in the portal's frame, or with an error, is returned all the same: see
    /// <see cref="WidgetPage.EnsureSuccess"/>.
    /// </summary>
    /// <param name="placement">The placement's code, in any case.</param>
    /// <param name="context">
    /// What the widget is opened for: an object or dictionary with the keys that Bitrix24 documents, whose numbers are sent as texts like
    /// Bitrix24's, or JSON (text, <see cref="System.Text.Json.Nodes.JsonNode"/>, <see cref="System.Text.Json.JsonElement"/>), which keeps
    /// them. <c>URI</c> is added where Bitrix24 adds it. JSON that is no object is sent as it is. Null: no keys.
    /// </param>
    /// <param name="user">Who looks at it, one of <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="handler">The address or path of the handler, where the placement has several; null: it has one.</param>
    /// <param name="cancellationToken">Gives up waiting for the page.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentException">The placement or the user does not exist, or the context is none.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nobody would see the widget: nothing is registered there, or not for this user; several handlers are; the application is not
    /// installed, or its installation is not finished. The message says what is registered.
    /// </exception>
    /// <exception cref="HttpRequestException">
    /// The application cannot be reached. A test server throws what the application throws.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <example>
    /// <code>
    /// WidgetPage page = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 });
    /// </code>
    /// </example>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
    public Task<WidgetPage> OpenAsync(
        string placement,
        object? context = null,
        LocalUser? user = null,
        string? handler = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(placement);
        return _parts.Pages.OpenAsync(placement, context, Known(user), handler, cancellationToken);
    }

    /// <summary>
    /// Opens a page of the application that is not registered as a widget: its main page, or one that another method registers
    /// (<c>USERFIELD_TYPE</c>, <c>SETTING_CONNECTOR</c>). Until the installation is finished, the installer stands in place of the main
    /// page.
    /// </summary>
    /// <param name="path">The path below the application's address, or an absolute address; null: the main page.</param>
    /// <param name="placement">What is sent as <c>PLACEMENT</c>, as it is.</param>
    /// <param name="context">What the page is opened for, as for <see cref="OpenAsync"/>.</param>
    /// <param name="user">Who looks at it, one of <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the page.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's, or the context is none.</exception>
    /// <exception cref="InvalidOperationException">
    /// The application is not installed, or its installation is not finished and the user is no administrator, or the portal does not know
    /// where the application is.
    /// </exception>
    /// <exception cref="HttpRequestException">
    /// The application cannot be reached. A test server throws what the application throws.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    public Task<WidgetPage> OpenPageAsync(
        string? path = null,
        string placement = "DEFAULT",
        object? context = null,
        LocalUser? user = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(placement);
        return _parts.Pages.OpenPageAsync(path, placement, context, Known(user), cancellationToken);
    }

    /// <summary>
    /// Removes the application: its widgets, event handlers and tokens are gone, and the handlers that are bound to ONAPPUNINSTALL are
    /// told. REST calls fail with <c>APPLICATION_NOT_FOUND</c>, renewals with <c>NOT_INSTALLED</c>, until it is installed again with
    /// another application token.
    /// </summary>
    /// <param name="clean">Whether the administrator wants the application's data deleted, too.</param>
    /// <param name="cancellationToken">Gives up telling; the application is removed all the same.</param>
    /// <returns>What became of the event at each handler, in the order in which they were bound.</returns>
    /// <exception cref="InvalidOperationException">The application is not installed.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/on-app-uninstall.html">OnAppUninstall</seealso>
    public Task<IReadOnlyList<EventDelivery>> UninstallAsync(bool clean = false, CancellationToken cancellationToken = default)
    {
        RequireRunning();
        return _parts.Events.UninstallAsync(clean, cancellationToken);
    }

    /// <summary>
    /// Brings the next version of the application, as an administrator does who presses <em>Update</em>. What the application hears of it
    /// depends on its kind: one with an installer hears nothing, counts as not installed, and its installer is opened; one without pages
    /// gets ONAPPINSTALL with the new version; any other hears nothing. Widgets, tokens and event handlers stay, apart from handlers of
    /// ONAPPINSTALL. <paramref name="options"/> bring what other releases of Bitrix24 do, and its documentation.
    /// </summary>
    /// <param name="options">What goes with the update; null: what the newest portals do.</param>
    /// <param name="user">Who updates, an administrator among <see cref="Users"/>; null: <see cref="Administrator"/>.</param>
    /// <param name="cancellationToken">Gives up telling and waiting for the page; the portal has the new version all the same.</param>
    /// <returns>What the application was told, and what its installer showed.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">
    /// The application is not installed, the user is no administrator, or the portal does not know the application: nothing has installed
    /// it, and <see cref="Application"/> is null. For ONAPPUPDATE also: the installation is not finished, or nobody would hear of it.
    /// </exception>
    /// <exception cref="HttpRequestException">
    /// The installer cannot be reached. Handlers that cannot be reached are listed, not thrown.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <example>
    /// <code>
    /// (await portal.UpdateAsync()).EnsureSuccess();
    /// await portal.UpdateAsync(new UpdateOptions { Notice = UpdateNotice.Alone, NewApplicationToken = true });
    /// </code>
    /// </example>
    /// <seealso href="https://apidocs.bitrix24.com/settings/app-installation/index.html">Installation</seealso>
    public Task<UpdateOutcome> UpdateAsync(
        UpdateOptions? options = null, LocalUser? user = null, CancellationToken cancellationToken = default)
    {
        RequireRunning();
        return _parts.Updater.UpdateAsync(options ?? new UpdateOptions(), Known(user), cancellationToken);
    }

    /// <summary>
    /// Lets an event happen, and sends it to the handlers that are bound to it, or lets it wait to be fetched.
    /// <see cref="ApplicationEvent.Install"/> and <see cref="ApplicationEvent.Update"/> also go to the address in the application's
    /// settings, <see cref="LocalApplication.EventsPath"/>, and change the portal: the former installs an application without pages, the
    /// latter updates as Bitrix24 documents it, with another application token and without event handlers; <see cref="UpdateAsync"/>
    /// updates as portals really do.
    /// </summary>
    /// <param name="name">
    /// The event in any case: a constant of <see cref="ApplicationEvent"/> or any other that the application's scopes allow, such as
    /// <c>ONCRMDEALADD</c>.
    /// </param>
    /// <param name="data">
    /// What happened, as for <see cref="OpenAsync"/>; for ONAPPTEST what stands under QUERY; null: what Bitrix24 says itself.
    /// </param>
    /// <param name="user">
    /// Who causes the event and whose access token it brings, unless the handler was bound for another; null: nobody, but an administrator
    /// for installation and update.
    /// </param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <returns>What became of the event at each handler. Handlers that cannot be reached are listed, not thrown.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such event for the application, the data is none, or the user is none of this portal's.
    /// </exception>
    /// <exception cref="InvalidOperationException">The application is not installed, or its installation is not finished.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/events/index.html">Events</seealso>
    public Task<IReadOnlyList<EventDelivery>> RaiseAsync(
        string name, object? data = null, LocalUser? user = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RequireRunning();
        return _parts.Events.RaiseAsync(name, data, user is null ? null : Known(user), cancellationToken);
    }

    /// <summary>
    /// Removes a background worker as Bitrix24 does when it has loaded too slowly more than ten times in a day, and tells the
    /// registration's <c>errorHandlerUrl</c> with the error <c>ERROR_PLACEMENT_LOADING_OVERTIME</c>.
    /// </summary>
    /// <param name="placement">The placement, in any case: one whose widgets have an <c>errorHandlerUrl</c>.</param>
    /// <param name="user">For whom it is registered; null: for everybody.</param>
    /// <param name="withEnvelope">
    /// Whether <c>ts</c> and <c>auth</c> come along as in events, the application token among them. Bitrix24 does not document whether
    /// they do: applications should take the notice both ways.
    /// </param>
    /// <param name="cancellationToken">Gives up telling; the registration is removed all the same.</param>
    /// <returns>What became of the notice.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">No such widget is registered.</exception>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html">Background worker</seealso>
    public Task<EventDelivery> DeactivateAsync(
        string placement, LocalUser? user = null, bool withEnvelope = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(placement);
        RequireRunning();
        return _parts.WorkerRemoval.RemoveAsync(placement, user is null ? null : Known(user), withEnvelope, cancellationToken);
    }

    /// <summary>
    /// Waits until something holds on the portal, for work that the application does after it has answered. It is looked at now, and again
    /// whenever the portal has answered a request or has been changed: no clock is involved.
    /// </summary>
    /// <param name="condition">What must hold. It may be called from any thread.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the condition holds.</returns>
    /// <exception cref="ObjectDisposedException">The portal is disposed before the condition holds.</exception>
    /// <example>
    /// <code>
    /// await portal.RaiseAsync(ApplicationEvent.Update);
    /// await portal.WaitAsync(portal => portal.Bindings.Count == 3, cancellationToken);
    /// </code>
    /// </example>
    public async Task WaitAsync(Func<LocalPortal, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _parts.Stopping);
        while (true)
        {
            // Before the look, so that nothing can happen unseen between the two.
            Task change = _parts.Changes.Next;
            if (condition(this))
            {
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
            RequireRunning();
            try
            {
                await change.WaitAsync(ends.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_parts.Stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                RequireRunning();
            }
        }
    }

    private void RequireRunning() => ObjectDisposedException.ThrowIf(_parts.Stopping.IsCancellationRequested, this);
}
