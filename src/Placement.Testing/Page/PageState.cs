using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Application;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>Tells the page everything about the portal and its application, and never a token.</summary>
internal sealed class PageState(
    LocalPortalOptions options,
    PortalIdentity identity,
    PortalAddresses addresses,
    InstallationState installation,
    ApplicationAccess access,
    PageVisibility visibility,
    PageBindings bindings,
    PageLogs logs,
    TokenStore tokens,
    ApplicationChannel channel)
{
    public IEnumerable<PageEndpoint> Endpoints => [new("state", Write) { IsReadOnly = true }];

    public static JsonNode Delivery(EventDelivery delivery) => new JsonObject
    {
        ["event"] = delivery.Event,
        ["handler"] = delivery.Handler,
        ["status"] = delivery.StatusCode,
        ["error"] = delivery.Error,
        ["isSuccess"] = delivery.IsSuccess,
    };

    private JsonObject Write(PageRequest request) => new()
    {
        ["portal"] = new JsonObject
        {
            ["address"] = addresses.Portal.AbsoluteUri,
            ["authority"] = addresses.Portal.Authority,
            ["memberId"] = identity.MemberId,
            ["language"] = options.DefaultLanguage,
        },
        ["user"] = User(request.User),
        ["users"] = new JsonArray([.. identity.Users.Where(static user => user.IsActive).Select(User)]),
        ["languages"] = new JsonArray([.. BitrixLanguage.All.Select(static JsonNode (language) => new JsonObject
        {
            ["code"] = language.Code,
            ["name"] = language.Name,
            ["culture"] = language.Culture,
            ["isRightToLeft"] = language.IsRightToLeft,
        })]),
        ["application"] = Application(request.User),
        ["entityTypes"] = new JsonArray([.. EntityTypes().Select(static JsonNode (type) => type)]),
        ["bindings"] = bindings.Write(request.User),
        ["fieldTypes"] = bindings.WriteFieldTypes(request.User),
        ["logs"] = logs.Write(),
        ["faultKinds"] = new JsonArray([.. PageTroubles.FaultKinds.Select(static JsonNode (kind) => kind)]),
    };

    private JsonNode User(LocalUser user)
    {
        (int valid, DateTimeOffset? newest) = tokens.Summary(user);
        return new JsonObject
        {
            ["id"] = user.Id,
            ["name"] = $"{user.Name} {user.LastName}".Trim(),
            ["isAdministrator"] = user.IsAdministrator,
            ["language"] = user.Language ?? options.DefaultLanguage,
            ["hasAccess"] = access.Has(user),
            ["validTokens"] = valid,
            ["newestTokenAge"] = newest is { } issued ? (long)(options.TimeProvider.GetUtcNow() - issued).TotalSeconds : null,
        };
    }

    private JsonObject Application(LocalUser user)
    {
        Installation now = installation.Current;
        LocalApplication? application = channel.Application;
        return new JsonObject
        {
            ["name"] = options.ApplicationName,
            ["code"] = options.ClientId,
            ["version"] = now.Version,
            ["status"] = options.Status,
            ["scopes"] = new JsonArray([.. options.Scopes.Select(static JsonNode (scope) => scope)]),
            ["isPresent"] = now.IsPresent,
            ["isInstalled"] = now.IsFinished,
            ["isKnown"] = application is not null,
            ["address"] = application?.BaseAddress.AbsoluteUri,
            ["hasInstaller"] = application?.HasInstaller ?? false,
            ["hasMainPage"] = application is { IsApiOnly: false },
            ["problem"] = visibility.OfApplication(user),
        };
    }

    private IEnumerable<JsonObject> EntityTypes() =>
    [
        .. CrmEntityType.All
            .Where(type => type.Successor is null || options.HasOldInvoices)
            .Where(static type => type.Id > 0)
            .Select(static type => EntityType(type.Name, type.Id, type.Section)),
        .. options.EntityTypeIds.Select(static id => EntityType(
            string.Create(CultureInfo.InvariantCulture, $"DYNAMIC_{id}"), id, section: null)),
    ];

    private static JsonObject EntityType(string name, int id, string? section) => new JsonObject
    {
        ["name"] = name,
        ["id"] = id,
        ["section"] = section ?? string.Create(CultureInfo.InvariantCulture, $"type/{id}"),
    };
}
