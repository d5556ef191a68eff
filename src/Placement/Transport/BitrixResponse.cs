using System.Text.Json;

namespace Placement;

/// <summary>The answer to a successful REST call.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html">REST calls</seealso>
public sealed class BitrixResponse
{
    /// <summary>Creates an answer, for clients of your own.</summary>
    /// <param name="result">The <c>result</c> member. It must not depend on a <see cref="JsonDocument"/> that is disposed.</param>
    /// <param name="time">The <c>time</c> member.</param>
    /// <param name="total">The <c>total</c> member of list methods.</param>
    /// <param name="next">The <c>next</c> member of list methods that have more rows.</param>
    public BitrixResponse(JsonElement result, ResponseTime? time = null, int? total = null, int? next = null)
    {
        Result = result;
        Time = time;
        Total = total;
        Next = next;
    }

    /// <summary>What the method returned. An empty map may be an empty array: PHP does not tell them apart.</summary>
    public JsonElement Result { get; }

    /// <summary>How long the call took on the server; null: the server did not say.</summary>
    public ResponseTime? Time { get; }

    /// <summary>The number of all rows, from list methods.</summary>
    public int? Total { get; }

    /// <summary>Where the next page starts, from list methods that have more rows.</summary>
    public int? Next { get; }
}
