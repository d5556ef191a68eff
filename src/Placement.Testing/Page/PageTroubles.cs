using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Hosting;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>The buttons that make life hard for the application: what happens to it on portals sooner or later.</summary>
internal sealed class PageTroubles(
    TokenStore tokens,
    PortalServers servers,
    PortalAddresses addresses,
    PortalIdentity identity,
    PortalFaults faults,
    ApplicationAccess access)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    /// <summary>What can go wrong by a button, with the name of the method where one is needed.</summary>
    private static readonly Dictionary<string, Func<string, PortalFault>> Kinds = new(StringComparer.Ordinal)
    {
        ["latency"] = static _ => PortalFault.Latency(Late),
        ["drop"] = static _ => PortalFault.DropConnection(),
        ["dropAfter"] = static _ => PortalFault.DropConnection(afterEffect: true),
        ["badGateway"] = static _ => PortalFault.HtmlPage(HttpStatusCode.BadGateway),
        ["serverError"] = static _ => PortalFault.ServerError(),
        ["queryLimit"] = static _ => PortalFault.QueryLimit(),
        ["operationTimeLimit"] = PortalFault.OperationTimeLimit,
        ["expiredToken"] = static _ => PortalFault.ExpiredToken(),
        ["invalidToken"] = static _ => PortalFault.InvalidToken(),
        ["invalidGrant"] = static _ => PortalFault.InvalidGrant(),
        ["batchRefused"] = static _ => PortalFault.BatchRefused(),
    };

    /// <summary>Faults that are of one method by themselves, or of none.</summary>
    private static readonly HashSet<string> WithoutMethod = ["operationTimeLimit", "invalidGrant", "batchRefused"];

    public static IEnumerable<string> FaultKinds => Kinds.Keys;

    public IEnumerable<PageEndpoint> Endpoints =>
    [
        new("expire", Expire),
        new("move", MoveAsync),
        new("fault", Fault),
        new("access", SetAccess),
    ];

    private JsonObject Expire(PageRequest request)
    {
        tokens.ExpireAll(request.User);
        return [];
    }

    private async Task<JsonNode?> MoveAsync(PageRequest request)
    {
        request.RequireAdministrator();
        await servers.MoveAsync(request.CancellationToken).ConfigureAwait(false);
        return new JsonObject { ["address"] = addresses.Portal.AbsoluteUri };
    }

    private JsonObject Fault(PageRequest request)
    {
        string kind = request.Parameters.Text("kind");
        if (kind == "none")
        {
            faults.Clear();
            return [];
        }

        if (!Kinds.TryGetValue(kind, out Func<string, PortalFault>? make))
        {
            throw new PageException(StatusCodes.Status400BadRequest, "There is no such fault.");
        }

        string method = request.Parameters.Text("method").Trim();
        PortalFault fault = make(method);
        fault = method.Length > 0 && !WithoutMethod.Contains(kind) ? fault.ForMethod(method) : fault;
        faults.Add(request.Parameters.Number("times") is > 0 and var times ? fault.Times(times) : fault);
        return [];
    }

    private JsonObject SetAccess(PageRequest request)
    {
        request.RequireAdministrator();
        LocalUser employee = identity.Users.FirstOrDefault(user => user.Id == request.Parameters.Number("employeeId"))
            ?? throw new PageException(StatusCodes.Status404NotFound, "The portal has no such user.");
        access.Set(employee, request.Parameters.Flag("hasAccess"));
        return [];
    }
}
