using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Pages;
using Placement.Portals;
using Placement.Requests;
using Placement.RequestVerification;

namespace Placement.Installer;

/// <summary>
/// Serves the installer's page. Bitrix24 opens it in a frame when an administrator installs the application, and again until that is
/// finished.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/settings/app-installation/index.html</remarks>
internal sealed class InstallerEndpoint(
    RequestReader requests,
    IRequestVerifier verifier,
    AdministratorCheck admission,
    PortalInstallation installation,
    RetryTickets tickets,
    ApplicationAddress address,
    HostPolicy policy,
    PortalClients clients,
    PortalDirectory portals,
    ClientIdentity applications,
    IOptions<PlacementOptions> options,
    ILoggerFactory loggers,
    IHostEnvironment? environment = null)
{
    private const string PlacementField = "PLACEMENT";
    private const string MemberField = "member_id";
    private const string EventField = "event";

    private static readonly RequestRefusal EventIsElsewhere = new(
        StatusCodes.Status400BadRequest,
        "event_at_installer",
        "An event came to the installer's address. Name the address of MapPlacementEvents in the application's settings on Bitrix24: as "
        + "the callback of installation events, or as the path for initial installation if the application uses the API only.");

    private static readonly RequestRefusal NotDefault = new(
        StatusCodes.Status400BadRequest,
        "placement_not_default",
        "What was opened at the installer's address is no installer: a widget has a handler of its own.");

    private const string MainPageAdvice =
        "If the installer opens every time, the application's settings on Bitrix24 name it as the application's page: name the address of "
        + "its main page there, such as /.";

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await RefuseAsync(context, new RequestRefusal(StatusCodes.Status400BadRequest, "not_posted")).ConfigureAwait(false);
            return;
        }

        (RequestFields? fields, RequestRefusal? refusal) = await requests.ReadAsync(
            context, context.RequestAborted).ConfigureAwait(false);
        try
        {
            refusal = fields is null ? refusal
                : fields.Text(RetryTickets.Field) is { } ticket
                ? await RetryAsync(context, fields, ticket).ConfigureAwait(false)
                : await OpenAsync(
                    context, fields, (UserLanguage.DecidedFor(context) ?? UserLanguage.Of(fields)).Code).ConfigureAwait(false);
        }
        catch (PortalStoreException exception) when (!context.Response.HasStarted)
        {
            InstallationEvents.StoreUnreachable(_logger, exception);
            refusal = new RequestRefusal(StatusCodes.Status503ServiceUnavailable, "portal_store_failed");
        }
        catch (BitrixException) when (!context.Response.HasStarted)
        {
            refusal = new RequestRefusal(StatusCodes.Status503ServiceUnavailable, "portal_not_asked");
        }
        catch (OperationCanceledException) when (ClientConnection.IsClosed(context))
        {
            refusal = RequestRefusal.ClientGone;
        }

        if (refusal is not null)
        {
            await RefuseAsync(context, refusal).ConfigureAwait(false);
        }
    }

    /// <summary>Bitrix24 opens the page for a user.</summary>
    private async Task<RequestRefusal?> OpenAsync(HttpContext context, RequestFields fields, string language)
    {
        if (fields.Text(EventField) is not null)
        {
            return EventIsElsewhere;
        }

        if (!string.Equals(fields.Text(PlacementField), Placements.Default, StringComparison.OrdinalIgnoreCase))
        {
            return NotDefault;
        }

        if (fields.FrameClaim(OriginKind.Installation) is not { } claim)
        {
            return new RequestRefusal(StatusCodes.Status400BadRequest, "member_id_missing");
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            return RequestRefusal.Of(verification.Refusal);
        }

        if (await admission.AdmitAsync(
            verification, claim, DateTimeOffset.MaxValue, AdmissionKind.Unsaid, context.RequestAborted).ConfigureAwait(false) is { } portal)
        {
            return address.Of(context.Request) is { } baseAddress
                ? await InstallAsync(context, portal, baseAddress, language).ConfigureAwait(false)
                : new RequestRefusal(StatusCodes.Status400BadRequest, "host_missing");
        }

        await PageFor(context, verification.Portal, PageTexts.In(language)).AskAdministratorAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>The page's own form asks to run the installation again.</summary>
    private async Task<RequestRefusal?> RetryAsync(HttpContext context, RequestFields fields, string text)
    {
        if (tickets.Read(text) is not { } ticket)
        {
            return new RequestRefusal(StatusCodes.Status403Forbidden, "ticket_invalid");
        }

        if (fields.Text(MemberField) is { } member && !string.Equals(member, ticket.MemberId, StringComparison.OrdinalIgnoreCase))
        {
            return new RequestRefusal(StatusCodes.Status403Forbidden, "ticket_of_other_portal");
        }

        Portal? portal = await portals.FindAsync(
            new PortalKey(ticket.ClientId, ticket.MemberId), context.RequestAborted).ConfigureAwait(false);
        return portal?.Tokens is null ? new RequestRefusal(StatusCodes.Status403Forbidden, "portal_gone")
            : !ticket.IsFor(portal) ? new RequestRefusal(StatusCodes.Status403Forbidden, "ticket_of_other_installation")
            : await InstallAsync(
                context, portal, ticket.BaseAddress, ticket.Language, finishesAnyway: fields.Text(RetryTickets.FinishField) is not null)
                .ConfigureAwait(false);
    }

    private async Task<RequestRefusal?> InstallAsync(
        HttpContext context, Portal portal, Uri baseAddress, string language, bool finishesAnyway = false)
    {
        InstallerPage page = PageFor(context, portal, PageTexts.In(language));
        InstallationResult result = await page.ShowAsync(
            progress => installation.InstallAsync(portal, baseAddress, progress)).ConfigureAwait(false);
        if (ClientConnection.IsClosed(context))
        {
            // Nobody reads the end, so the portal is not asked for it.
            return null;
        }

        string Ticket() => tickets.Issue(new RetryTicket(
            applications.IdOf(portal), portal.MemberId, portal.Epoch, portal.Tokens!.UserId, baseAddress, language));

        await (result switch
        {
            { AddressProblem: { } problem } => page.AskForAddressAsync(result, problem),
            { Succeeded: false } => page.FailAsync(result, Ticket()),
            { SecretProblem: { } problem } when !finishesAnyway => page.AskForSecretAsync(result, problem, Ticket()),
            _ when await IsFinishedAsync(portal).ConfigureAwait(false) => EndAsync(page, portal, result),
            _ => page.FinishAsync(result, portal.Origin),
        }).ConfigureAwait(false);
        return null;
    }

    /// <summary>A portal that has the application opens its main page, and the installer only if that is named in its place.</summary>
    private Task EndAsync(InstallerPage page, Portal portal, InstallationResult result)
    {
        InstallationEvents.InstallerIsMainPage(_logger, portal.Domain, MainPageAdvice);
        return page.EndAsync(result, MainPageAdvice);
    }

    /// <summary>Whether the portal knows that the application is installed: it would open the page anew if it were told again.</summary>
    private async Task<bool> IsFinishedAsync(Portal portal)
    {
        try
        {
            ApplicationInfo info = await clients.ForPortal(portal).GetApplicationInfoAsync().ConfigureAwait(false);
            return info.IsInstalled == true;
        }
        catch (BitrixException)
        {
            return false;
        }
    }

    private InstallerPage PageFor(HttpContext context, Portal portal, PageTexts texts) =>
        new(context, texts, options.Value.NameIn(environment), portal.Origin);

    private Task RefuseAsync(HttpContext context, RequestRefusal refusal)
    {
        if (refusal == RequestRefusal.ClientGone)
        {
            InstallationEvents.ClientGone(_logger);
            return Task.CompletedTask;
        }

        InstallationEvents.InstallerRefuses(_logger, refusal.Status, refusal.Reason);
        if (refusal.Advice is { } advice)
        {
            InstallationEvents.Misdirected(_logger, advice);
        }

        return ErrorPage.WriteAsync(context, refusal.Status, UserLanguage.Of(context.Request).Code, policy.FrameAncestors, refusal.Advice);
    }
}
