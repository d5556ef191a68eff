using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Teaching;

/// <summary>
/// An answer as it stands in a file: in the form in which REST sends it and the documentation shows it, so that an answer of a portal can
/// be saved as it is.
/// </summary>
internal static class AnswerFile
{
    private const string Result = "result";
    private const string Total = "total";
    private const string Next = "next";
    private const string Error = "error";
    private const string Description = "error_description";
    private const string Status = "status";

    /// <summary>The portal tells its own times. An answer that was saved may have some.</summary>
    private const string Time = "time";

    private static readonly string[] OfResults = [Result, Total, Next, Time];
    private static readonly string[] OfErrors = [Error, Description, Status, Time];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidDataException">It is no answer.</exception>
    public static LocalAnswer Read(byte[] content)
    {
        JsonObject answer = Parse(content);
        if (answer.ContainsKey(Result) == answer.ContainsKey(Error))
        {
            throw new InvalidDataException("it must be an object with either 'result' or 'error', as REST answers.");
        }

        bool isError = answer.ContainsKey(Error);
        string[] known = isError ? OfErrors : OfResults;
        foreach ((string name, _) in answer)
        {
            if (!known.Contains(name))
            {
                throw new InvalidDataException(
                    $"it has the member '{name}'; beside '{known[0]}' there can be {string.Join(", ", known[1..])}.");
            }
        }

        return isError
            ? LocalAnswer.Error(
                PhpValue.AsText(answer[Error]) ?? "", PhpValue.AsText(answer[Description]) ?? "", StatusOf(answer))
            : new LocalAnswer(answer[Result]) { Total = NumberOf(answer, Total), Next = NumberOf(answer, Next) };
    }

    private static JsonObject Parse(byte[] content)
    {
        // Editors of Windows begin a file with a mark.
        ReadOnlyMemory<byte> text = content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Lenient);
            return PhpValue.FromJson(document.RootElement) as JsonObject ?? [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is no JSON. {exception.Message}", exception);
        }
    }

    private static HttpStatusCode StatusOf(JsonObject answer) => NumberOf(answer, Status) switch
    {
        null => HttpStatusCode.BadRequest,
        >= 200 and <= 599 and { } status => (HttpStatusCode)status,
        _ => throw new InvalidDataException($"'{Status}' must be a number between 200 and 599."),
    };

    private static int? NumberOf(JsonObject answer, string name) => answer[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out int number) && number >= 0 => number,
        _ => throw new InvalidDataException($"'{name}' must be a whole number."),
    };
}
