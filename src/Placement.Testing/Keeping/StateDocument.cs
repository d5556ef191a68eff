using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Keeping;

/// <summary>The state of a portal as its file says it. A class, so that printing it shows no secret.</summary>
internal sealed class StateDocument
{
    /// <summary>Another number whenever the same part says something else, or in another way.</summary>
    private const int Format = 1;

    private const string FormatKey = "format";
    private const string ClientIdKey = "clientId";
    private const string ClientSecretKey = "clientSecret";
    private const string PartsKey = "parts";

    /// <summary>As deep as a file can be written: what is kept must not be lost when it is read.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    private StateDocument(KeptObject content)
    {
        ClientId = content.Text(ClientIdKey);
        ClientSecret = content.SomeText(ClientSecretKey);
        Parts = content.Object(PartsKey);
        if (!LocalPortalOptions.IsClientId(ClientId))
        {
            throw new KeptValueException(ClientIdKey);
        }
    }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>The parts by their names.</summary>
    public KeptObject Parts { get; }

    /// <summary>The state as a file.</summary>
    public static byte[] Write(LocalPortalOptions options, IEnumerable<IKeptPart> parts) => Envelope.ToUtf8(new JsonObject
    {
        [FormatKey] = Format,
        [ClientIdKey] = options.ClientId,
        [ClientSecretKey] = options.ClientSecret,
        [PartsKey] = new JsonObject(parts.Select(static part => KeyValuePair.Create(part.Name, (JsonNode?)part.Save()))),
    }).ToArray();

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableStateException">It is no state, or one of another format.</exception>
    public static StateDocument Read(byte[] file)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(file, Deep);
            var content = new KeptObject(PhpValue.FromJson(json.RootElement) as JsonObject ?? []);
            return content.Number(FormatKey) == Format
                ? new StateDocument(content)
                : throw new UnreadableStateException("was written by another version of Placement.Testing");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new UnreadableStateException("is no JSON");
        }
        catch (KeptValueException)
        {
            throw new UnreadableStateException("is not the state of a local portal");
        }
    }
}
