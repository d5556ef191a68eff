using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>
/// What a caller can ask about REST itself: <c>scope</c>, <c>method.get</c>, <c>methods</c>, <c>feature.get</c>, <c>server.time</c>.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/system/index.html</remarks>
internal sealed class ServerMethods(MethodTable methods, IReadOnlyCollection<string> features, TimeProvider clock)
{
    private const string Full = "FULL";
    private const string Name = "NAME";
    private const string ScopeName = "SCOPE";
    private const string Code = "CODE";

    public IEnumerable<RestMethod> All =>
    [
        new("scope", Scope),
        new("method.get", GetMethod),
        new("methods", ListMethods),
        new("feature.get", GetFeature),
        new("server.time", _ => CallTimer.Iso(clock.GetUtcNow())),
    ];

    /// <summary>The scopes of the caller, or all. <c>basic</c> is what needs none, and no scope that anybody has.</summary>
    private static JsonArray Scope(RestCall call) =>
        PhpValue.List(call.Parameters.Flag(Full)
            ? BitrixScope.All.Select(static scope => scope.Code).Where(static code => code != "basic")
            : call.Caller.Scopes);

    private JsonObject GetMethod(RestCall call)
    {
        RestMethod? method = methods.Find(call.Parameters.Text(Name));
        return new JsonObject
        {
            ["isExisting"] = method is not null,
            ["isAvailable"] = method is not null && method.IsCoveredBy(call.Caller.Scopes),
        };
    }

    /// <summary>Those of one scope, of nobody's for an empty one; or those that the caller may call, or all.</summary>
    private JsonArray ListMethods(RestCall call)
    {
        string scope = call.Parameters.Text(ScopeName);
        IEnumerable<RestMethod> all = methods.Names.Select(methods.Find).OfType<RestMethod>();
        IEnumerable<RestMethod> listed =
            call.Parameters.Has(ScopeName) ? all.Where(method => (method.Scope ?? "") == scope)
            : call.Parameters.Flag(Full) ? all
            : all.Where(method => method.IsCoveredBy(call.Caller.Scopes));
        return PhpValue.List(listed.Select(static method => method.Name).Order(StringComparer.Ordinal));
    }

    private JsonObject GetFeature(RestCall call)
    {
        string code = call.Parameters.Text(Code);
        return code.Length > 0
            ? new JsonObject { ["value"] = features.Contains(code) ? "Y" : "N" }
            : throw RestException.BadRequest("CODE_EMPTY", "CODE can't be empty");
    }
}
