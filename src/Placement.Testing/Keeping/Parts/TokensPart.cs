using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The tokens of pages that are open, and of the application.</summary>
internal sealed class TokensPart(TokenStore tokens, PortalIdentity identity) : IKeptPart
{
    private const string Grants = "grants";
    private const string Kind = "kind";
    private const string Secret = "secret";
    private const string User = "user";
    private const string Language = "language";
    private const string ExpiresAt = "expiresAt";
    private const string IssuedAt = "issuedAt";

    private static readonly (TokenKind Kind, string Name)[] Kinds =
        [(TokenKind.Access, "access"), (TokenKind.Refresh, "refresh"), (TokenKind.Code, "code")];

    public string Name => "tokens";

    public object Store => tokens;

    public JsonObject Save() => new()
    {
        [Grants] = KeptJson.List(tokens.Content(), static JsonNode? (grant) => new JsonObject
        {
            [Kind] = Array.Find(Kinds, kind => kind.Kind == grant.Kind).Name,
            [Secret] = grant.Secret,
            [User] = grant.User.Id,
            [Language] = grant.User.Language,
            [ExpiresAt] = KeptJson.Moment(grant.ExpiresAt),
            [IssuedAt] = KeptJson.Moment(grant.IssuedAt),
        }),
    };

    public void Load(KeptObject content, DropCount drops) => tokens.Restore(drops.All(content.Objects(Grants), Read));

    private TokenGrant? Read(KeptObject entry)
    {
        string name = entry.Text(Kind);
        return Array.Exists(Kinds, kind => kind.Name == name) && identity.Find(entry.Number(User)) is { } user
            ? new TokenGrant(
                Array.Find(Kinds, kind => kind.Name == name).Kind,
                entry.SomeText(Secret),
                BitrixLanguage.Find(entry.OptionalText(Language) ?? "") is { } language ? user with { Language = language.Code } : user,
                entry.Moment(ExpiresAt),
                entry.OptionalMoment(IssuedAt))
            : null;
    }
}
