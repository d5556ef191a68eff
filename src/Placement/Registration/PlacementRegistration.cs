using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Placement.Bindings;
using Placement.Catalog;
using Placement.Client;
using Placement.Execution;
using Placement.Planning;

namespace Placement;

/// <summary>Brings the bindings of a portal to what the code declares. Generated code calls it; so can yours.</summary>
/// <remarks>
/// <para>Needs an application's token of an administrator, with the scope <c>placement</c> and the scopes of the
/// placements.</para>
/// <para>Registering twice changes nothing the second time. What the server changes by itself does not count as a
/// difference, and two things cannot be compared: the icon, which Bitrix24 does not return, and a title that is not
/// declared, because Bitrix24 then stores the application's name. Bindings of other applications, and pages that other
/// methods register, are never touched.</para>
/// <para>A refusal costs no user a widget: a replaced binding that is refused is registered again as it was (without its
/// icon, which Bitrix24 does not return), and a stale handler stays where a new one is refused.</para>
/// <para>What is cancelled or interrupted is completed by the next registration.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public static class PlacementRegistration
{
    /// <summary>Makes the portal's bindings equal to the declared ones: binds, replaces and removes what differs.</summary>
    /// <param name="client">Calls the portal with an administrator's token.</param>
    /// <param name="bindings">The declared bindings.</param>
    /// <param name="baseAddress">
    /// The address under which the portal's users reach the application: absolute, without query, and https with a public host unless the
    /// portal itself is on this machine or in a private network.
    /// </param>
    /// <param name="options">How to register; null: the defaults.</param>
    /// <param name="cancellationToken">Stops before the next request. A replacement that has begun is finished first.</param>
    /// <returns>
    /// One outcome per binding. A binding that the portal refuses is a failed outcome, not an exception: call
    /// <see cref="RegistrationReport.EnsureSuccess"/> or show the report.
    /// </returns>
    /// <exception cref="ArgumentException">The base address, a binding or an option is not what it must be.</exception>
    /// <exception cref="BitrixException">The portal did not say what it stores. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Task<RegistrationReport> RegisterAsync(
        IBitrixClient client,
        IReadOnlyList<WidgetBinding> bindings,
        Uri baseAddress,
        RegistrationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        BaseAddress address = Check(client, bindings, baseAddress, ref options);
        RequireReachable(client, address, nameof(baseAddress));
        return Register(options);

        async Task<RegistrationReport> Register(RegistrationOptions options)
        {
            using Activity? activity = RegistrationLog.StartRun("register");
            RegistrationPlan plan = await PlanRegistrationAsync(
                client, bindings, address, options, cancellationToken).ConfigureAwait(false);
            return await ExecuteAsync(client, plan, options, activity, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What <see cref="RegisterAsync"/> would do. Changes nothing on the portal.</summary>
    /// <inheritdoc cref="RegisterAsync" path="/param"/>
    /// <returns>The plan; its text reads like a diff.</returns>
    /// <exception cref="ArgumentException">The base address, a binding or an option is not what it must be.</exception>
    /// <exception cref="BitrixException">The portal did not say what it stores.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Task<RegistrationPlan> PlanAsync(
        IBitrixClient client,
        IReadOnlyList<WidgetBinding> bindings,
        Uri baseAddress,
        RegistrationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        BaseAddress address = Check(client, bindings, baseAddress, ref options);
        RequireReachable(client, address, nameof(baseAddress));
        return PlanRegistrationAsync(client, bindings, address, options, cancellationToken);
    }

    /// <summary>
    /// Removes every declared binding that the portal stores, and undeclared ones as
    /// <see cref="RegistrationOptions.StaleBindings"/> says.
    /// </summary>
    /// <inheritdoc cref="RegisterAsync" path="/param"/>
    /// <returns>One outcome per binding that was there.</returns>
    /// <exception cref="ArgumentException">The base address, a binding or an option is not what it must be.</exception>
    /// <exception cref="BitrixException">The portal did not say what it stores. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Task<RegistrationReport> UnregisterAsync(
        IBitrixClient client,
        IReadOnlyList<WidgetBinding> bindings,
        Uri baseAddress,
        RegistrationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        BaseAddress address = Check(client, bindings, baseAddress, ref options);
        return Unregister(options);

        async Task<RegistrationReport> Unregister(RegistrationOptions options)
        {
            using Activity? activity = RegistrationLog.StartRun("unregister");
            IReadOnlyList<StoredBinding> stored = await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false);

            // A smart process that is gone has no code any more, but its bindings may still be there.
            string[] storedCodes = [.. stored.Select(static binding => binding.Placement)];
            IReadOnlyList<WidgetBinding> declared = BindingExpansion.Expand(bindings, storedCodes, address, options);
            RegistrationPlan plan = RegistrationPlanner.PlanRemoval(declared, stored, address, options);
            return await ExecuteAsync(client, plan, options, activity, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes bindings that the portal stores, and nothing else.</summary>
    internal static async Task<RegistrationReport> RemoveAsync(
        IBitrixClient client, IReadOnlyList<StoredBinding> stored, Uri baseAddress, RegistrationOptions options,
        CancellationToken cancellationToken)
    {
        using Activity? activity = RegistrationLog.StartRun("unregister");
        RegistrationPlan plan = RegistrationPlanner.PlanRemoval(stored, BaseAddress.Of(baseAddress));
        return await ExecuteAsync(client, plan, options, activity, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RegistrationPlan> PlanRegistrationAsync(
        IBitrixClient client,
        IReadOnlyList<WidgetBinding> bindings,
        BaseAddress address,
        RegistrationOptions options,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredBinding> stored = await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> offeredCodes = BindingExpansion.NeedsOfferedCodes(bindings, options)
            ? await client.ListPlacementsAsync(cancellationToken).ConfigureAwait(false)
            : [];
        IReadOnlyList<WidgetBinding> declared = BindingExpansion.Expand(bindings, offeredCodes, address, options);
        return RegistrationPlanner.PlanRegistration(declared, stored, address, options);
    }

    private static async Task<RegistrationReport> ExecuteAsync(
        IBitrixClient client, RegistrationPlan plan, RegistrationOptions options, Activity? activity, CancellationToken cancellationToken)
    {
        var log = new RegistrationLog(options.LoggerFactory);
        log.Planned(plan);
        var executor = new PlanExecutor(client, options, log);
        var report = new RegistrationReport(await executor.ExecuteAsync(plan, cancellationToken).ConfigureAwait(false));
        log.Done(activity, report);
        return report;
    }

    private static BaseAddress Check(
        IBitrixClient client, IReadOnlyList<WidgetBinding> bindings, Uri baseAddress, [NotNull] ref RegistrationOptions? options)
    {
        if (client is null)
        {
            throw new ArgumentNullException(nameof(client));
        }

        if (bindings is null)
        {
            throw new ArgumentNullException(nameof(bindings));
        }

        if (bindings.Any(static binding => binding is null))
        {
            throw new ArgumentException("The list of bindings contains null.", nameof(bindings));
        }

        BaseAddress address = BaseAddress.Of(baseAddress);
        options ??= new RegistrationOptions();
        if ((ProblemOf(options) ?? ProblemOfUsers(options, bindings)) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        return address;
    }

    /// <summary>Only our own client tells where the portal is.</summary>
    private static void RequireReachable(IBitrixClient client, BaseAddress address, string parameterName)
    {
        if (client is IKnownClient known && PublicAddress.ProblemOf(address.Uri, known.Tokens.ClientEndpoint) is { } problem)
        {
            throw new ArgumentException(
                $"The base address {problem}. Pass the https address under which the portal's users reach the application.", parameterName);
        }
    }

    private static string? ProblemOf(RegistrationOptions options)
    {
        if (options.FormerAddresses is null || options.Users is null || string.IsNullOrEmpty(options.ContentRoot))
        {
            return $"{nameof(RegistrationOptions.FormerAddresses)}, {nameof(RegistrationOptions.Users)} and "
                + $"{nameof(RegistrationOptions.ContentRoot)} must not be null: leave them out for their defaults.";
        }

        if (options.FormerAddresses.Any(static address => address is null || BaseAddress.OriginOf(address.OriginalString) is null))
        {
            return $"Each of {nameof(RegistrationOptions.FormerAddresses)} must be an absolute http or https URL, such as "
                + "https://old.example.com.";
        }

        if (options.Users.Any(static users => users.Value is null || users.Value.Any(static id => id < 1)))
        {
            return $"Each user in {nameof(RegistrationOptions.Users)} must be a user id of the portal, which is at least 1. Leave a widget "
                + "out to register it for everybody.";
        }

        if (options.EntityTypeIds?.Any(static id => id < 1 || CrmEntityType.Find(id) is not null) == true)
        {
            return $"Each of {nameof(RegistrationOptions.EntityTypeIds)} must be the entityTypeId of a smart process: leads, deals and the "
                + "like have placements of their own.";
        }

        return null;
    }

    /// <summary>A class that no binding has would be left out without a word, and the others be registered for everybody.</summary>
    private static string? ProblemOfUsers(RegistrationOptions options, IReadOnlyList<WidgetBinding> bindings)
    {
        var widgets = new HashSet<Type>(bindings.Select(static binding => binding.WidgetType).OfType<Type>());
        return options.Users.Keys.FirstOrDefault(type => !widgets.Contains(type)) is { } unknown
            ? $"{nameof(RegistrationOptions.Users)} has {unknown}, but no declared binding is of that class: name a class with "
                + "[WidgetPlacement] that is not private."
            : null;
    }
}
