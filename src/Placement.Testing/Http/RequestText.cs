using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Placement.Testing.Http;

/// <summary>The parameters of a request for a person or a test to read: JSON without a token.</summary>
internal static partial class RequestText
{
    private const string Commands = "cmd";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject parameters)
    {
        JsonObject copy = parameters.DeepClone().AsObject();
        copy.Remove(RestEndpoint.AuthParameter);
        foreach ((string name, JsonNode? value) in copy)
        {
            if (name.Equals(Commands, StringComparison.OrdinalIgnoreCase))
            {
                RemoveAuth(value);
            }
        }

        return copy.ToJsonString(Readable);
    }

    /// <summary>Some clients repeat the token inside the commands of a batch, where it has no effect.</summary>
    private static void RemoveAuth(JsonNode? commands)
    {
        foreach ((_, JsonNode? command) in PhpValue.Entries(commands).ToArray())
        {
            if (PhpValue.AsText(command) is { } text)
            {
                command!.ReplaceWith(Auth().Replace(text, ""));
            }
        }
    }

    [GeneratedRegex(@"(?<=[?&])auth=[^&]*&?")]
    private static partial Regex Auth();
}
