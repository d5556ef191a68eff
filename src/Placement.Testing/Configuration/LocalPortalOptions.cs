using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Catalog;
using Placement.Testing.Configuration;

namespace Placement.Testing;

/// <summary>What a local portal is like, and the application that is installed on it. Printing it never shows the client secret.</summary>
public sealed partial record LocalPortalOptions
{
    /// <summary>The scopes that the application was granted. They decide which methods it may call and which placements it sees.</summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/scopes/permissions.html">Scopes</seealso>
    public IReadOnlyCollection<string> Scopes { get; init; } =
    [
        "placement", "crm", "task", "sonet_group", "im", "telephony", "calendar", "contact_center", "user", "imopenlines",
    ];

    /// <summary>The portal's default language as Bitrix24 calls it: <c>en</c>, <c>de</c>, <c>la</c> for Spanish.</summary>
    public string DefaultLanguage { get; init; } = "en";

    /// <summary>The application's name. It titles widgets that bring no title.</summary>
    public string ApplicationName { get; init; } = "Local application";

    /// <summary>
    /// The application's client id: <c>local.</c> or <c>app.</c>, hexadecimal digits, a dot and digits. Random unless given,
    /// or kept in <see cref="StateFile"/>.
    /// </summary>
    public string ClientId
    {
        get;
        init => (field, IsClientIdGiven) = (value, true);
    } = $"local.{RandomCode.Hex(14)}.{RandomNumberGenerator.GetInt32(10_000_000, 100_000_000)}";

    /// <summary>The application's client secret. Random unless given, or kept in <see cref="StateFile"/>.</summary>
    public string ClientSecret
    {
        get;
        init => (field, IsClientSecretGiven) = (value, true);
    } = RandomCode.Hex(50);

    /// <summary>
    /// The portal's identity, 32 hexadecimal digits in lower case; null: a random one, or the one that is kept in
    /// <see cref="StateFile"/>. Two portals with one identity and two client ids are, for an application, one portal that has installed
    /// two applications.
    /// </summary>
    public string? MemberId { get; init; }

    /// <summary>The licence: language, underscore, plan.</summary>
    public string License { get; init; } = "en_std";

    /// <summary>
    /// What the plan includes of what <c>feature.get</c> tells: <c>rest_offline_extended</c>, without which offline events cannot be
    /// reserved, and <c>rest_auth_connector</c>, without which they have no sources. Both, unless given.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/system/feature-get.html">feature.get</seealso>
    public IReadOnlyCollection<string> Features { get; init; } = [PlanFeature.ExtendedOffline, PlanFeature.Connector];

    /// <summary>The entityTypeId of every smart process of the portal. Only these have placements of their own.</summary>
    public IReadOnlyCollection<int> EntityTypeIds { get; init; } = [128];

    /// <summary>Whether the portal still has the invoices that smart invoices replaced, and their placements.</summary>
    public bool HasOldInvoices { get; init; }

    /// <summary>
    /// Whether <c>placement.get</c> says the options of a binding. Self-hosted portals of about 2018 to 2020 do not.
    /// </summary>
    public bool ListsBindingOptions { get; init; } = true;

    /// <summary>
    /// Whether <c>placement.get</c> says the texts of a binding in all languages. Self-hosted portals of about 2018 to 2020 say only one.
    /// </summary>
    public bool ListsBindingLanguages { get; init; } = true;

    /// <summary>Which hosts handlers may have.</summary>
    public HandlerHostRule HandlerHosts { get; init; } = HandlerHostRule.Strict;

    /// <summary>The portal's employees, at least one of them an administrator.</summary>
    public IReadOnlyCollection<LocalUser> Users { get; init; } =
    [
        new(1, "Ada", "Admin", IsAdministrator: true)
        {
            Email = "ada.admin@example.com",
            Fields = new Dictionary<string, string> { ["WORK_POSITION"] = "Head of sales" },
        },
        new(2, "Emil", "Employee", IsAdministrator: false)
        {
            Email = "emil.employee@example.com",
            Fields = new Dictionary<string, string> { ["WORK_POSITION"] = "Sales representative" },
        },
    ];

    /// <summary>The version of the application that the portal has in the beginning, at least 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// The application's status: <c>F</c> free, <c>D</c> demo, <c>T</c> trial, <c>P</c> paid, <c>L</c> local, <c>S</c> subscription.
    /// </summary>
    public string Status { get; init; } = "L";

    /// <summary>
    /// Whether the installation is finished in the beginning.
    /// <see cref="LocalPortal.InstallAsync(LocalApplication, LocalUser?, CancellationToken)"/> runs the installer.
    /// </summary>
    public bool Installed { get; init; } = true;

    /// <summary>
    /// How many requests the portal answers, whoever sends them; null: any number, as a self-hosted portal does. The cloud
    /// has <see cref="PortalRateLimit.Standard"/> or <see cref="PortalRateLimit.Enterprise"/>.
    /// </summary>
    public PortalRateLimit? RateLimit { get; init; }

    /// <summary>
    /// How long the calls of one method may take together within ten minutes; null: as long as they want, which is a
    /// self-hosted portal's default. The call that exceeds the limit completes; the next one of this method is refused with
    /// <c>OPERATION_TIME_LIMIT</c> until <c>operating_reset_at</c> of the last answer. Bitrix24's cloud allows about 480 seconds.
    /// <see cref="PortalFault.OperatingTime(string, TimeSpan)"/> says how long a method takes.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits of REST</seealso>
    public TimeSpan? OperatingTimeLimit { get; init; }

    /// <summary>
    /// Whether what the commands of a batch take counts for their methods, as the documentation says, or all of it for <c>batch</c>, as
    /// portals were seen to do in 2026. A client has to expect the limit on either.
    /// </summary>
    public bool ChargesBatchedMethods { get; init; }

    /// <summary>
    /// How the portal calls this machine: <c>127.0.0.1</c> or <c>localhost</c>. To a browser the two are different sites, so let it be the
    /// one by which the application is not called.
    /// </summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port of the portal; 0: one that is free. The authorization server has another one, which is always free.</summary>
    public int Port { get; init; }

    /// <summary>Whether the portal and its authorization server speak https, as all of Bitrix24 does.</summary>
    public bool UsesHttps { get; init; }

    /// <summary>
    /// The certificate of https, with its private key, which stays the caller's; null: one that the portal makes for itself, and that
    /// nobody trusts. <see cref="LocalPortal.Certificate"/> is what a client compares with.
    /// </summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The clock. All lifetimes, limits, times of answers and delays follow it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// A folder with answers to methods, a file for each: <c>crm.deal.get.json</c> holds what REST answers, an object with <c>result</c>
    /// and, for lists, <c>total</c> and <c>next</c>; or one with <c>error</c>, <c>error_description</c> and <c>status</c>, which is 400
    /// unless given. <c>crm.deal.get@0123456789ab.json</c> answers only calls with the parameters with which <see cref="RecordFrom"/> has
    /// recorded it. A file that changes counts from the next call on. Null: there is none. <see cref="LocalPortal.Answer(string,
    /// Func{LocalCall, LocalAnswer})"/> wins over a file, and a file over what the portal answers itself.
    /// </summary>
    public string? AnswersFolder { get; init; }

    /// <summary>
    /// The address of an incoming webhook of a real portal, such as <c>https://acme.bitrix24.com/rest/1/code/</c>, which is a secret. That
    /// portal answers methods that this one does not have and that change nothing, <c>*.get</c>, <c>*.list</c> and <c>*.fields</c>, and
    /// <see cref="AnswersFolder"/> keeps the answers: later calls with the same parameters, and later runs without the webhook, are
    /// answered from there. What looks like a token, a password or the webhook's code is not kept. No file is overwritten. Null: nothing is
    /// recorded.
    /// </summary>
    public Uri? RecordFrom { get; init; }

    /// <summary>
    /// The file in which the portal keeps its state over restarts: who it is, the application's bindings, options and tokens, CRM
    /// records, tasks. It is read when the portal starts, and written after changes and when the portal is disposed; the folder is made if
    /// there is none. It holds tokens and the client secret, so nobody but its owner may read it. A file that cannot be read, or that
    /// belongs to an application with another client id, is renamed, and the portal starts with its demo data. Faults, taught answers and
    /// the list of requests are not kept. Null: nothing is.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>
    /// Where the portal says what a developer can do about an answer: a method that nobody has taught it, a scope that is missing, an
    /// answer that has thrown. Nothing is said unless it is given.
    /// </summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Whether the client id is the caller's; false: it is random.</summary>
    internal bool IsClientIdGiven { get; private init; }

    /// <summary>Whether the client secret is the caller's; false: it is random.</summary>
    internal bool IsClientSecretGiven { get; private init; }

    /// <summary>The same for a portal that shares its server with others.</summary>
    /// <exception cref="ArgumentException">An option has no meaning on such a portal.</exception>
    internal LocalPortalOptions ValidatedAsOneOfMany()
    {
        Require(Host == "127.0.0.1", nameof(Host), "127.0.0.1, in place of which each of many portals has an address of its own");
        Require(Port == 0, nameof(Port), "0: many portals share one port, which is free");
        Require(!UsesHttps, nameof(UsesHttps), "plain http, which many portals on one server speak");
        Require(StateFile is null, nameof(StateFile), "none: many portals keep nothing over restarts");
        return Validated();
    }

    /// <summary>The same options with codes in Bitrix24's case and every list its own copy, so that later changes go unnoticed.</summary>
    /// <exception cref="ArgumentException">An option has no meaning on a portal.</exception>
    internal LocalPortalOptions Validated()
    {
        Require(Scopes is not null, nameof(Scopes), "a list of scopes");
        foreach (string scope in Scopes!)
        {
            Require(
                scope is not null && BitrixScope.Find(scope) is not null,
                nameof(Scopes),
                $"scopes of Bitrix24 such as placement, crm or task, not '{scope}'");
        }

        RequireLanguage(DefaultLanguage, nameof(DefaultLanguage));
        RequireText(ApplicationName, nameof(ApplicationName));
        RequireText(ClientSecret, nameof(ClientSecret));
        Require(
            IsClientId(ClientId),
            nameof(ClientId),
            "'local.' or 'app.', hexadecimal digits, a dot and digits, such as local.0123456789abcd.12345678");
        Require(
            MemberId is null || (MemberId.Length == RandomCode.IdLength && MemberId.All(char.IsAsciiHexDigitLower)),
            nameof(MemberId),
            "32 hexadecimal digits in lower case");
        Require(
            License is not null && LicenseShape().IsMatch(License),
            nameof(License),
            "a language, an underscore and a plan, such as en_std or en_ent250");
        Require(Features is not null && Features.All(static feature => feature is not null), nameof(Features), "a list of features");
        Require(EntityTypeIds is not null, nameof(EntityTypeIds), "a list of entityTypeIds");
        foreach (int id in EntityTypeIds!)
        {
            Require(
                id > 0 && CrmEntityType.Find(id) is null,
                nameof(EntityTypeIds),
                $"positive ids of smart processes, which no other CRM entity type has, not {id}");
        }

        Require(Enum.IsDefined(HandlerHosts), nameof(HandlerHosts), "Strict or Relaxed");
        RequireUsers();
        Require(Version > 0, nameof(Version), "at least 1");
        Require(
            Status is ['F' or 'D' or 'T' or 'P' or 'L' or 'S'],
            nameof(Status),
            "one of the letters F, D, T, P, L and S");
        Require(
            RateLimit is null or { Threshold: >= 1, DrainPerSecond: > 0 and <= PortalRateLimit.MaxDrain },
            nameof(RateLimit),
            "a threshold of at least 1 and a drain above 0 and at most 1,000,000 per second");
        Require(OperatingTimeLimit is null || OperatingTimeLimit > TimeSpan.Zero, nameof(OperatingTimeLimit), "more than no time");
        Require(Host is "127.0.0.1" or "localhost", nameof(Host), "127.0.0.1 or localhost");
        Require(Certificate is null or { HasPrivateKey: true }, nameof(Certificate), "a certificate with its private key");
        Require(Certificate is null || UsesHttps, nameof(Certificate), "no certificate without UsesHttps");
        Require(Port is >= 0 and <= ushort.MaxValue, nameof(Port), "a port, or 0 for one that is free");
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock");
        Require(AnswersFolder is null || Directory.Exists(AnswersFolder), nameof(AnswersFolder), "a folder that exists");
        Require(
            RecordFrom is null || IncomingWebhook.Of(RecordFrom) is not null,
            nameof(RecordFrom),
            "the https address of an incoming webhook, such as https://acme.bitrix24.com/rest/1/code/");
        Require(RecordFrom is null || AnswersFolder is not null, nameof(RecordFrom), "an AnswersFolder for the answers");
        Require(StateFile is null || !string.IsNullOrWhiteSpace(StateFile), nameof(StateFile), "the path of a file");
        Require(LoggerFactory is not null, nameof(LoggerFactory), "what makes loggers");

        return this with
        {
            Scopes = [.. Scopes.Select(static scope => BitrixScope.Find(scope)!.Code).Distinct(StringComparer.Ordinal)],
            DefaultLanguage = BitrixLanguage.Find(DefaultLanguage)!.Code,
            Features = [.. Features!],
            EntityTypeIds = [.. EntityTypeIds.Distinct()],
            AnswersFolder = AnswersFolder is null ? null : Path.GetFullPath(AnswersFolder),
            StateFile = StateFile is null ? null : Path.GetFullPath(StateFile),
            Users =
            [
                .. Users.Select(
                    static user => user with
                {
                    Language = user.Language is { } language ? BitrixLanguage.Find(language)!.Code : null,
                    DepartmentIds = [.. user.DepartmentIds],
                    Fields = user.Fields.ToDictionary(
                        static field => field.Key.ToUpperInvariant(), static field => field.Value, StringComparer.Ordinal),
                }),
            ],
        };
    }

    /// <summary>Whether a text has the shape of client ids.</summary>
    internal static bool IsClientId(string? text) => text is not null && ClientIdShape().IsMatch(text);

    private void RequireUsers()
    {
        Require(Users is not null && Users.All(static user => user is not null), nameof(Users), "a list of users");
        Require(
            Users!.Any(static user => user is { IsAdministrator: true, IsActive: true }),
            nameof(Users),
            "at least one administrator who is active");
        Require(
            Users!.All(static user => user is { Email: not null, DepartmentIds: not null, Fields: not null }),
            nameof(Users),
            "an e-mail address, departments and fields, which may all be empty");
        Require(
            Users!.All(static user => user.Fields.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == user.Fields.Count),
            nameof(Users),
            "every field once");
        Require(Users!.All(static user => user.Id > 0), nameof(Users), "ids of at least 1");
        Require(Users!.Select(static user => user.Id).Distinct().Count() == Users!.Count, nameof(Users), "every id once");
        foreach (LocalUser user in Users!)
        {
            if (user.Language is { } language)
            {
                RequireLanguage(language, nameof(Users));
            }
        }
    }

    private static void RequireLanguage(string? language, string option) =>
        Require(
            language is not null && BitrixLanguage.Find(language) is not null,
            option,
            $"a language code of Bitrix24 such as en, de or la, not '{language}'");

    private static void RequireText(string? text, string option) =>
        Require(!string.IsNullOrWhiteSpace(text), option, "a text that is not empty");

    private static void Require(bool condition, string option, string expectation)
    {
        if (!condition)
        {
            throw new ArgumentException($"{nameof(LocalPortalOptions)}.{option} expects {expectation}.", option);
        }
    }

    [GeneratedRegex(@"^(local|app)\.[0-9a-f]+\.[0-9]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex ClientIdShape();

    [GeneratedRegex(@"^[a-z]{2}_[a-z0-9_]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex LicenseShape();

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ApplicationName = ").Append(ApplicationName).Append(", ClientId = ").Append(ClientId)
            .Append(", Scopes = ").AppendJoin(',', Scopes).Append(", DefaultLanguage = ").Append(DefaultLanguage);
        return true;
    }
}
