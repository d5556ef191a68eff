using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing;

/// <summary>What a method that the portal was taught answers. JSON, texts, numbers and truth values are answers themselves.</summary>
/// <example>
/// <code>
/// portal.Answer("crm.deal.get", call => call.Parameters.Number("id") == 17
///     ? new JsonObject { ["ID"] = "17", ["TITLE"] = "Roof" }
///     : LocalAnswer.Error("", "Not found"));
/// </code>
/// </example>
public sealed class LocalAnswer
{
    private readonly JsonNode? _result;
    private readonly RestException? _error;

    /// <summary>An answer with a result.</summary>
    /// <param name="result">The <c>result</c>, which is copied.</param>
    public LocalAnswer(JsonNode? result) => _result = result;

    private LocalAnswer(RestException error) => _error = error;

    /// <summary>How many rows a list has in all, on all pages; null: it is not said.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next page of a list starts; null: there is none.</summary>
    public int? Next { get; init; }

    /// <summary>An error.</summary>
    /// <param name="code">The <c>error</c>. Many methods of the CRM leave it empty.</param>
    /// <param name="description">The <c>error_description</c>.</param>
    /// <param name="status">The HTTP status. In a batch, nobody sees it.</param>
    /// <returns>The answer.</returns>
    public static LocalAnswer Error(string code, string description = "", HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(description);
        return new(new RestException((int)status, code, description));
    }

    /// <summary>An answer with JSON as its result.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator LocalAnswer(JsonNode? result) => new(result);

    /// <summary>An answer with a text as its result.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator LocalAnswer(string? result) => new(JsonValue.Create(result));

    /// <summary>An answer with an integer as its result.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator LocalAnswer(int result) => new(JsonValue.Create(result));

    /// <summary>An answer with a truth value as its result.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator LocalAnswer(bool result) => new(JsonValue.Create(result));

    /// <exception cref="RestException">The answer is an error.</exception>
    /// <exception cref="NotSupportedException">The result cannot be written without a serializer.</exception>
    internal MethodOutcome ToOutcome() => _error is { } error
        ? throw new RestException(error.Status, error.Code, error.Message)
        : new MethodOutcome(Copy(_result)) { Total = Total, Next = Next };

    /// <summary>The same as plain JSON, which references in batches can read, whatever the nodes were made of.</summary>
    private static JsonNode? Copy(JsonNode? result)
    {
        if (result is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(result.ToJsonString());
        return PhpValue.FromJson(document.RootElement);
    }
}
