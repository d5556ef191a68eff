using System.Globalization;

namespace Placement.Bindings;

/// <summary>What tells bindings apart: the only part of them that an application needs before it registers anything.</summary>
/// <param name="Placement">The code, upper case.</param>
/// <param name="Handler">The handler, without the mark of an address of the application.</param>
/// <param name="HandlerIsAddress">Whether the handler is an address of the application.</param>
/// <param name="UserId">USER_ID; null: everybody.</param>
internal readonly record struct BindingHead(string Placement, string Handler, bool HandlerIsAddress, int? UserId)
{
    private const string PlacementStart = "{\"PLACEMENT\":\"";
    private const string HandlerStart = "\",\"HANDLER\":\"";
    private const string UserStart = ",\"USER_ID\":";

    /// <summary>
    /// Reads it off both ends of JSON as the generator writes it, where PLACEMENT and HANDLER come first, USER_ID last, and nothing stands
    /// between.
    /// </summary>
    /// <returns>What the JSON is about; null: it is written in another way, and has to be parsed.</returns>
    public static BindingHead? Peek(string json)
    {
        int placementEnd = json.StartsWith(PlacementStart, StringComparison.Ordinal) ? json.IndexOf('"', PlacementStart.Length) : -1;
        if (placementEnd <= PlacementStart.Length || !IsAt(json, placementEnd, HandlerStart))
        {
            return null;
        }

        int handlerStart = placementEnd + HandlerStart.Length;
        int handlerEnd = json.IndexOf('"', handlerStart);
        if (handlerEnd <= handlerStart || json.IndexOf('\\', 0, handlerEnd) >= 0 || !TryPeekUser(json, out int? userId))
        {
            return null;
        }

        bool isAddress = IsAt(json, handlerStart, BindingParameters.AddressMark);
        handlerStart += isAddress ? 1 : 0;
        return new BindingHead(
            json.Substring(PlacementStart.Length, placementEnd - PlacementStart.Length).ToUpperInvariant(),
            json.Substring(handlerStart, handlerEnd - handlerStart),
            isAddress,
            userId);
    }

    private static bool IsAt(string json, int start, string text) =>
        json.AsSpan(start).StartsWith(text.AsSpan(), StringComparison.Ordinal);

    private static bool TryPeekUser(string json, out int? userId)
    {
        userId = null;
        if (json.EndsWith("\"}", StringComparison.Ordinal) || json.EndsWith("}}", StringComparison.Ordinal))
        {
            return true;
        }

        int start = json.LastIndexOf(UserStart, StringComparison.Ordinal) + UserStart.Length;
        if (start <= UserStart.Length
            || !int.TryParse(json.Substring(start).TrimEnd('}'), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number == 0)
        {
            return false;
        }

        userId = number;
        return true;
    }
}
