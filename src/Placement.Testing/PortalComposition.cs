using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Testing.Application;
using Placement.Testing.Browser;
using Placement.Testing.Calls;
using Placement.Testing.Configuration;
using Placement.Testing.Crm;
using Placement.Testing.Endpoints;
using Placement.Testing.Events;
using Placement.Testing.Fields;
using Placement.Testing.Hosting;
using Placement.Testing.Http;
using Placement.Testing.Keeping;
using Placement.Testing.Keeping.Parts;
using Placement.Testing.Limits;
using Placement.Testing.Methods;
using Placement.Testing.Offline;
using Placement.Testing.Options;
using Placement.Testing.Page;
using Placement.Testing.State;
using Placement.Testing.Tasks;
using Placement.Testing.Teaching;
using Placement.Testing.Updates;
using Placement.Testing.Users;

namespace Placement.Testing;

/// <summary>Builds one portal: every part is handed what it needs, and none of them knows this class.</summary>
internal sealed class PortalComposition : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PortalPage _page;
    private readonly AnswerRecorder? _recorder;

    public PortalComposition(LocalPortalOptions options)
    {
        TimeProvider clock = options.TimeProvider;
        Options = options;

        // Nobody disposes of its source, so that a portal that has stopped can still be asked whether it has.
        Stopping = _stopping.Token;

        Identity = new PortalIdentity([.. options.Users], options.MemberId);
        Addresses = new PortalAddresses();
        Changes = new ChangeSignal();
        Tokens = new TokenStore(clock, Changes);
        Data = new ApplicationData(clock);
        Tasks = new LocalTasks(Identity.Users, clock, Changes);
        var access = new ApplicationAccess();
        Requests = new RecentLog<LocalRequest>();
        Installation = new InstallationState(options, Data, Tokens, Changes);
        var events = new PortalEvents(options);
        var placements = new PortalPlacements(options);

        ILogger logger = options.LoggerFactory.CreateLogger<LocalPortal>();
        Taught = new TaughtMethods(logger);
        _recorder = options.RecordFrom is { } address && IncomingWebhook.Of(address) is { } webhook
            ? new AnswerRecorder(new RecordedPortal(webhook), options.AnswersFolder!, logger)
            : null;
        IMethodSource[] taught = [Taught, new AnswerFiles(options.AnswersFolder, _recorder, logger)];
        var methods = new MethodTable(taught, _recorder);
        var version3 = new MethodTable(taught);
        Faults = new PortalFaults(() => methods.Names, clock);
        var dispatcher = new RestDispatcher(
            new OperatingTime(clock, options.OperatingTimeLimit),
            options.ChargesBatchedMethods,
            Faults,
            options.Features,
            access,
            clock,
            logger);
        methods.Add(
        [
            .. new BatchMethods(dispatcher, methods).All,
            .. UserMethods.All,
            .. new UserListMethods(Identity.Users).All,
            .. new AccessMethods(Identity.Users).All,
            .. new ServerMethods(methods, options.Features, clock).All,
            .. new ApplicationMethods(options, Installation).All,
            .. new OptionMethods(Data.Options).All,
            .. new TaskMethods(Tasks, Identity.Users, clock).All,
            .. new FieldTypeMethods(options, Data.FieldTypes).All,
            .. new OfflineEventMethods(Data.OfflineEvents, options.Features).All,
            .. new EventMethods(events, Data.EventHandlers, options.HandlerHosts).All,
            .. new BindingMethods(options, placements, Data.Bindings).All,
        ]);

        version3.Add(
        [
            .. new Version3Methods(dispatcher, version3).All,
            .. UserMethods.All.Where(static method => method.Name == UserMethods.Profile),
        ]);

        var responder = new Responder(clock, Changes, Stopping);
        var rest = new RestEndpoint(
            dispatcher,
            new ClassicForm(dispatcher, methods),
            new Version3Form(dispatcher, version3),
            new CallerAuthentication(options.Scopes, Identity, Tokens, Installation),
            Faults,
            options.RateLimit is { } limit ? new RequestBucket(limit, clock) : null,
            Addresses,
            Requests,
            responder);
        var authorizationServer = new AuthorizationEndpoint(options, Identity, Tokens, Installation, Faults, Addresses, responder);
        Servers = new PortalServers(
            context => AnswerAsync(context, rest),
            authorizationServer.HandleAsync,
            options,
            Addresses,
            Stopping);

        Channel = new ApplicationChannel(Stopping);
        var widgetForms = new WidgetForms(options, Identity, Tokens, Installation, Addresses);
        Pages = new PageOpener(widgetForms, Installation, Data.Bindings, Addresses, Channel);
        var deliveries = new RecentLog<EventDelivery>();
        var queue = new EventQueue(Data.EventHandlers, Identity.Users, Channel, deliveries);
        var forms = new EventForm(options, Identity, Tokens, Addresses);
        Events = new EventSender(
            options,
            Identity,
            Installation,
            events,
            forms,
            queue,
            Data.EventHandlers,
            Data.OfflineEvents,
            new OfflineNotices(Data.EventHandlers, clock));
        methods.Add(new EventTestMethod(Events).All);
        Updater = new ApplicationUpdater(Installation, Events, Pages, Channel);
        WorkerRemoval = new WorkerRemoval(Data.Bindings, Installation, Changes, forms, queue);

        var records = new CrmStore(new CrmTypes(options.EntityTypeIds), clock);
        CrmDemo.Fill(
            records,
            Identity.Administrator,
            Identity.Users.FirstOrDefault(static user => !user.IsAdministrator) ?? Identity.Administrator,
            clock.GetUtcNow());
        var crmEvents = new CrmEvents(Events, Changes, Stopping);
        records.Changed = change =>
        {
            crmEvents.Raise(change);
            Changes.Raise();
        };
        Crm = new LocalCrm(records, crmEvents, Identity.Administrator, Changes);
        methods.Add(
        [
            .. new CrmItemMethods(records).All,
            .. new CrmDirectoryMethods(records.Types, clock).All,
            .. CrmClassicMethods.Of(records),
            .. new CrmDuplicateMethods(records).All,
        ]);

        _page = CreatePage(widgetForms, deliveries, records, access);

        // Everything that changes while a portal runs has a row here, or a reason not to have one in the test that looks for them.
        IKeptPart[] kept =
        [
            new IdentityPart(Identity),
            new CertificatePart(Servers),
            new ApplicationPart(Channel),
            new InstallationPart(Installation),
            new AccessPart(access, Identity),
            new TokensPart(Tokens, Identity),
            new BindingsPart(Data.Bindings, placements),
            new EventHandlersPart(Data.EventHandlers, events),
            new OfflineEventsPart(Data.OfflineEvents),
            new FieldTypesPart(Data.FieldTypes),
            new OptionsPart(Data.Options, Identity),
            new TasksPart(Tasks),
            new CrmFieldsPart(records.Types),
            new CrmRecordsPart(records),
        ];
        Keeper = options.StateFile is { } path
            ? new StateKeeper(new StateFile(path), options, kept, Changes, logger, Stopping)
            : null;
    }

    public LocalPortalOptions Options { get; }

    public PortalIdentity Identity { get; }

    public PortalAddresses Addresses { get; }

    public TokenStore Tokens { get; }

    public ApplicationData Data { get; }

    public LocalTasks Tasks { get; }

    public InstallationState Installation { get; }

    public PortalFaults Faults { get; }

    public TaughtMethods Taught { get; }

    public RecentLog<LocalRequest> Requests { get; }

    /// <summary>Raised after every request that was answered, and after every change that none of them made.</summary>
    public ChangeSignal Changes { get; }

    public PortalServers Servers { get; }

    public ApplicationChannel Channel { get; }

    public PageOpener Pages { get; }

    public EventSender Events { get; }

    public ApplicationUpdater Updater { get; }

    public WorkerRemoval WorkerRemoval { get; }

    public LocalCrm Crm { get; }

    /// <summary>Keeps the state over restarts; null: nothing is kept.</summary>
    public StateKeeper? Keeper { get; }

    /// <summary>Ends everything that is under way when the portal stops.</summary>
    public CancellationToken Stopping { get; }

    public async ValueTask DisposeAsync()
    {
        // First, or the servers would wait for requests that a fault delays.
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Servers.DisposeAsync().ConfigureAwait(false);
        Channel.Dispose();
        _recorder?.Dispose();
        if (Keeper is not null)
        {
            await Keeper.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Goes on with the state of an earlier run, starts the servers, and keeps the state from then on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Keeper?.Load();
        await Servers.StartAsync(cancellationToken).ConfigureAwait(false);
        Keeper?.Start();
    }

    private async Task AnswerAsync(HttpContext context, RestEndpoint rest)
    {
        if (!PortalPage.Is(context.Request))
        {
            await rest.HandleAsync(context).ConfigureAwait(false);
            return;
        }

        await _page.HandleAsync(context).ConfigureAwait(false);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            Changes.Raise();
        }
    }

    private PortalPage CreatePage(WidgetForms forms, RecentLog<EventDelivery> deliveries, CrmStore records, ApplicationAccess access)
    {
        var visibility = new PageVisibility(Installation, access);
        var targets = new PageTargets(Options, Installation, Data, Channel, visibility);
        var openings = new PageOpenings(Options, targets, forms, Identity, Addresses, Installation, Data.Options, visibility);
        var state = new PageState(
            Options,
            Identity,
            Addresses,
            Installation,
            access,
            visibility,
            new PageBindings(Options, Data, visibility),
            new PageLogs(Requests, deliveries, Data.EventHandlers, Faults),
            Tokens,
            Channel);
        return new PortalPage(
            new PageGuard(Addresses),
            Identity,
            Addresses,
            [
                .. state.Endpoints,
                .. openings.Endpoints,
                .. new PageCheck(targets, openings, Addresses, Channel, Options.TimeProvider).Endpoints,
                .. new PageRecords(Crm, records).Endpoints,
                .. new PageTasks(Tasks).Endpoints,
                .. new PageOptions(Data.Options).Endpoints,
                .. new PageLifecycle(Installation, Channel, Updater, Events).Endpoints,
                .. new PageTroubles(Tokens, Servers, Addresses, Identity, Faults, access).Endpoints,
            ]);
    }
}
