using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Application;
using Placement.Testing.Forms;
using Placement.Testing.State;

namespace Placement.Testing.Browser;

/// <summary>Opens the application's pages as a user's browser does inside the portal.</summary>
internal sealed class PageOpener(
    WidgetForms forms, InstallationState installation, BindingStore bindings, PortalAddresses addresses, ApplicationChannel channel)
{
    /// <summary>The placement of the application's own pages, which nobody registers.</summary>
    private const string Default = "DEFAULT";

    /// <summary>Runs the installer of an application that the portal now has, and has not finished installing.</summary>
    public async Task<InstallationPage> InstallAsync(LocalApplication application, LocalUser user, CancellationToken cancellationToken)
    {
        if (!user.IsAdministrator)
        {
            throw new InvalidOperationException(
                $"User {user.Id} is no administrator: Bitrix24 shows the installer to administrators only.");
        }

        if (application.IsApiOnly)
        {
            throw new InvalidOperationException(
                "An application without pages has no installer: "
                + $"{nameof(LocalPortal.RaiseAsync)}({nameof(ApplicationEvent)}.{nameof(ApplicationEvent.Install)}) installs it.");
        }

        channel.Application = application;
        installation.Begin(isFinished: !application.HasInstaller);
        return await RunInstallerAsync(application, user, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the installer for an administrator; the main page where the application has none.</summary>
    public async Task<InstallationPage> RunInstallerAsync(LocalApplication application, LocalUser user, CancellationToken cancellationToken)
    {
        (PageAnswer answer, _) = await PostAsync(
            application.AddressOf((application.InstallPath ?? application.MainPath)!), user, Default, OwnPage(user), cancellationToken)
            .ConfigureAwait(false);
        return new InstallationPage(answer, FinishedBy(answer) || !application.HasInstaller, bindings.Snapshot());
    }

    /// <summary>Opens a registered widget.</summary>
    public async Task<WidgetPage> OpenAsync(
        string placement, object? context, LocalUser user, string? handler, CancellationToken cancellationToken)
    {
        JsonNode? given = GivenData.Read(context, nameof(context));
        PlacementCode code = PlacementCatalog.Find(placement)
            ?? throw new ArgumentException($"Bitrix24 has no placement '{placement}'{Closest(placement)}.", nameof(placement));
        LocalBinding binding = Find(code, user, handler);
        RequireVisible(code);

        if (code.Family.HandlerVerb == PlacementFamily.Post)
        {
            string options = WidgetContext.Write(given, binding.Placement, user, binding);
            (PageAnswer answer, WidgetForm form) = await PostAsync(
                binding.Handler, user, binding.Placement, options, cancellationToken).ConfigureAwait(false);
            return new WidgetPage(
                answer, binding.Placement, options, form.ApplicationSid, this, form.ActionFor(binding.Handler));
        }

        return context is null
            ? new WidgetPage(
                await GetAsync(binding.Handler, user, cancellationToken).ConfigureAwait(false),
                binding.Placement,
                placementOptions: "",
                applicationSid: "",
                this,
                binding.Handler)
            : throw new ArgumentException($"Bitrix24 opens {binding.Placement} by a plain GET, without a context.", nameof(context));
    }

    /// <summary>Opens a page that is not registered as a widget.</summary>
    public async Task<WidgetPage> OpenPageAsync(
        string? path, string placement, object? context, LocalUser user, CancellationToken cancellationToken)
    {
        JsonNode? given = GivenData.Read(context, nameof(context));
        installation.RequirePresent();
        bool isFinished = installation.Current.IsFinished;
        if (!isFinished && !user.IsAdministrator)
        {
            throw new InvalidOperationException(
                $"The installation is not finished, so user {user.Id}, who is no administrator, sees nothing of the application.");
        }

        string address = path is not null && !path.StartsWith('/') && Uri.TryCreate(path, UriKind.Absolute, out _)
            ? path
            : channel.Application is { } application
                ? application.AddressOf(path ?? OwnPath(application, isFinished))
                : throw new InvalidOperationException(
                    "The portal does not know where the application is: install it first, or set LocalPortal.Application.");
        string options = WidgetContext.Write(given, placement, user, binding: null);
        (PageAnswer answer, WidgetForm form) = await PostAsync(address, user, placement, options, cancellationToken).ConfigureAwait(false);
        if (path is null && !isFinished)
        {
            FinishedBy(answer);
        }

        return new WidgetPage(answer, placement, options, form.ApplicationSid, this, form.ActionFor(address));
    }

    /// <summary>Sends a form of a page that was opened.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Its address, with what the portal has added.</param>
    /// <param name="form">The form.</param>
    /// <param name="fields">What the user has written.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<WidgetPage> SubmitAsync(
        WidgetPage page, string address, HtmlForm form, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        string target = form.Action.Length == 0 ? address : new Uri(new Uri(address), form.Action).AbsoluteUri;
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new FormUrlEncodedContent(form.Fill(fields)),
        };
        PageAnswer answer = await BrowseAsync(
            request, page.Handler, page.User, [.. form.Hidden], cancellationToken, from: new Uri(address))
            .ConfigureAwait(false);
        return new WidgetPage(answer, page.Placement, page.PlacementOptions, page.ApplicationSid, this, target);
    }

    /// <summary>What the portal opens as the application: its main page, and the installer until that has finished.</summary>
    private static string OwnPath(LocalApplication application, bool isFinished) =>
        (isFinished || !application.HasInstaller ? application.MainPath : application.InstallPath)
        ?? throw new InvalidOperationException("The application uses the API only: it has no pages.");

    /// <summary>Finishes the installation if the page does; what a browser does not show it does not run either.</summary>
    private bool FinishedBy(PageAnswer answer)
    {
        bool isFinished = answer is { StatusCode: >= 200 and < 300, FrameProblem: null } && HtmlText.FinishesInstallation(answer.Html);
        if (isFinished)
        {
            installation.Finish();
        }

        return isFinished;
    }

    private static string OwnPage(LocalUser user) => WidgetContext.Write(new JsonObject(), Default, user, binding: null);

    private LocalBinding Find(PlacementCode code, LocalUser user, string? handler)
    {
        IReadOnlyList<LocalBinding> all = bindings.Snapshot();
        LocalBinding[] here =
            [.. all.Where(binding => binding.Placement == code.Code && (handler is null || IsHandler(binding, handler)))];
        LocalBinding[] visible = [.. here.Where(binding => binding.UserId == 0 || binding.UserId == user.Id)];
        return visible switch
        {
            [var only] => only,
            [] when here.Length > 0 => throw new InvalidOperationException(
                $"{code.Code} is registered for {Join(here.Select(static binding => $"user {binding.UserId}"))}, "
                + $"and user {user.Id} does not see it."),
            [] => throw new InvalidOperationException(
                $"Nothing is registered at {code.Code}{(handler is null ? "" : $" with the handler {handler}")}. "
                + (all.Count == 0
                    ? "No widgets are registered at all."
                    : $"Registered are {Join(all.Select(static binding => $"{binding.Placement} {binding.Handler}"))}.")),
            _ when handler is not null && Array.FindAll(visible, binding => binding.UserId == user.Id) is [var own] => own,
            _ => throw new InvalidOperationException(
                $"{code.Code} has {visible.Length} handlers that user {user.Id} sees: "
                + $"{Join(visible.Select(static binding => binding.Handler))}. Say which one with handler: its address or its path."),
        };
    }

    /// <summary>By its address as it was registered, or by its path.</summary>
    private static bool IsHandler(LocalBinding binding, string handler) =>
        binding.Handler == handler
        || (Uri.TryCreate(binding.Handler, UriKind.Absolute, out Uri? address)
            && (address.PathAndQuery == handler || address.AbsolutePath == handler));

    private void RequireVisible(PlacementCode code)
    {
        if (code.Family.BindRule == BindRule.AcceptsWithoutShowing)
        {
            throw new InvalidOperationException(
                $"Bitrix24 accepts {code.Code} from {PlacementFamily.PlacementBind} and never shows it: its page belongs to "
                + $"{code.Family.RegisteredWith}. Open it with {nameof(LocalPortal.OpenPageAsync)}.");
        }

        installation.RequirePresent();
        if (!installation.Current.IsFinished)
        {
            throw new InvalidOperationException(
                "The installation is not finished, so nobody sees the application's widgets, administrators neither.");
        }
    }

    private async Task<(PageAnswer Answer, WidgetForm Form)> PostAsync(
        string handler, LocalUser user, string placement, string options, CancellationToken cancellationToken)
    {
        WidgetForm form = forms.Create(user, placement, options);
        using var request = new HttpRequestMessage(HttpMethod.Post, form.ActionFor(handler))
        {
            Content = new FormUrlEncodedContent(form.Fields),
        };
        return (await BrowseAsync(request, handler, user, form.Secrets, cancellationToken).ConfigureAwait(false), form);
    }

    private async Task<PageAnswer> GetAsync(string handler, LocalUser user, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, handler);
        return await BrowseAsync(request, handler, user, secrets: [], cancellationToken).ConfigureAwait(false);
    }

    private async Task<PageAnswer> BrowseAsync(
        HttpRequestMessage request,
        string handler,
        LocalUser user,
        IReadOnlyCollection<string> secrets,
        CancellationToken cancellationToken,
        Uri? from = null)
    {
        Uri portalAddress = addresses.Portal;
        BrowserHeaders.Add(request, from ?? portalAddress, isSameOrigin: from is not null);
        var page = new Uri(handler);
        string opening = WidgetFailures.Shared.Expect(request);
        try
        {
            return await channel.BrowseAsync(
                request,
                (response, html) => new PageAnswer(
                    handler, user, response, html, FramePolicy.Problem(response.Headers, page, portalAddress), secrets)
                {
                    Exception = WidgetFailures.Shared.Take(opening),
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            WidgetFailures.Shared.Take(opening);
        }
    }

    private static string Closest(string placement) =>
        PlacementCatalog.FindClosest(placement) is { Count: > 0 } closest ? $"; close to it are {Join(closest)}" : "";

    private static string Join(IEnumerable<string> texts) => string.Join(", ", texts);
}
