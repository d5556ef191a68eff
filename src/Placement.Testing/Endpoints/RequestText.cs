using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Placement.Testing.Http;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Endpoints;

/// <summary>The parameters of a request for a person or a test to read: JSON without a token.</summary>
internal static partial class RequestText
{
    private const string Commands = "cmd";

    public static string Of(JsonObject parameters)
    {
        var copy = new JsonObject();
        foreach ((string name, JsonNode? value) in parameters.Where(static parameter => !RequestToken.IsName(parameter.Key)))
        {
            copy[name] = name.Equals(Commands, StringComparison.OrdinalIgnoreCase) ? WithoutAuth(value) : value?.DeepClone();
        }

        return Of(Encoding.UTF8.GetString(Envelope.ToUtf8(copy).Span));
    }

    /// <summary>A text without a token: one that stands where it does not belong, such as in a path, is a token all the same.</summary>
    public static string Of(string text) => Token().Replace(text, "…");

    /// <summary>Some clients repeat the token inside the commands of a batch, where it has no effect.</summary>
    private static JsonNode? WithoutAuth(JsonNode? commands) => commands switch
    {
        JsonObject map => new JsonObject(
            map.Select(static command => KeyValuePair.Create(command.Key, CommandWithoutAuth(command.Value)))),
        JsonArray list => new JsonArray([.. list.Select(CommandWithoutAuth)]),
        _ => commands?.DeepClone(),
    };

    private static JsonNode? CommandWithoutAuth(JsonNode? command) =>
        PhpValue.AsText(command) is { } text ? WithoutAuth(text) : command?.DeepClone();

    private static string WithoutAuth(string command)
    {
        int question = command.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return command;
        }

        IEnumerable<string> pairs = command[(question + 1)..].Split('&')
            .Where(static pair => !RequestToken.IsName(WebUtility.UrlDecode(pair.Split('=')[0])));
        return command[..(question + 1)] + string.Join('&', pairs);
    }

    [GeneratedRegex("[0-9a-f]{70}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
