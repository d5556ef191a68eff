using System.Globalization;
using System.Text.Json;
using Placement.Catalog;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>Reads the answer to <c>app.info</c> at an authorization server. What it does not understand proves nothing.</summary>
internal static class TokenStatementReader
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 16 };

    public static TokenStatement Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer, Limits);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No JSON, or half of a surrogate pair, which is JSON but no text.
            return TokenStatement.Refused(OriginRefusal.NotVerifiable);
        }
    }

    private static TokenStatement Read(JsonElement root)
    {
        if (Lenient.TryGet(root, "error", out JsonElement error))
        {
            return TokenStatement.Refused(
                BitrixError.Find(Lenient.Text(error)) is { IsAboutToken: true }
                    ? OriginRefusal.InvalidAccessToken
                    : OriginRefusal.NotVerifiable);
        }

        JsonElement info = Lenient.TryGet(root, "result", out JsonElement result) ? result : root;
        if (Text(info, "client_id") is not { } clientId
            || !Lenient.TryGet(info, "install", out JsonElement install)
            || Text(install, "member_id") is not { } memberId)
        {
            return TokenStatement.Refused(OriginRefusal.NotVerifiable);
        }

        return new TokenStatement
        {
            ClientId = clientId,
            MemberId = memberId,
            ClientEndpoint = Uri.TryCreate(Text(install, "client_endpoint"), UriKind.Absolute, out Uri? endpoint) ? endpoint : null,
            IsInstalled = PhpTruth.IsYes(Text(install, "installed")),
            Status = Text(install, "status"),
            Scopes = (Text(install, "scope") ?? Text(info, "scope") ?? "")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            UserId = int.TryParse(Text(info, "user_id"), NumberStyles.None, CultureInfo.InvariantCulture, out int user) ? user : null,
            ExpiresAt =
                DateTimeOffset.TryParse(
                    Text(info, "expires"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expires)
                    ? expires
                    : null,
        };
    }

    private static string? Text(JsonElement element, string name) => Lenient.Text(element, name) is { Length: > 0 } text ? text : null;
}
