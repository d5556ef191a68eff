using System.Text.Json;

namespace Placement.Contexts.Reading;

/// <summary>Finds the values of PLACEMENT_OPTIONS.</summary>
internal static class ContextScan
{
    /// <summary>How deep PLACEMENT_OPTIONS may be nested. Bitrix24 sends three levels.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads the whole text, and notes where the values of some keys are.</summary>
    /// <param name="json">The text of PLACEMENT_OPTIONS.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="values">The values in the order of the keys: the last one where a key is repeated.</param>
    /// <param name="isEmpty">Whether there is no key at all.</param>
    /// <returns>Whether the text is a JSON object, or one of the values that stand for an empty one.</returns>
    public static bool TryScan(ReadOnlySpan<byte> json, ContextKeys keys, Span<ContextToken> values, out bool isEmpty)
    {
        isEmpty = true;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    isEmpty = !ScanObject(ref reader, keys, values);
                    break;
                case JsonTokenType.StartArray when reader.Read() && reader.TokenType == JsonTokenType.EndArray:
                case JsonTokenType.String when ContextToken.Take(ref reader).In(json).IsUndefined:
                    break;
                default:
                    return false;
            }

            // What stands behind the value makes this throw.
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <returns>Whether the object has any key.</returns>
    private static bool ScanObject(ref Utf8JsonReader reader, ContextKeys keys, Span<ContextToken> values)
    {
        int expected = 0;
        bool hasKeys = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasKeys = true;
            int key = keys.Find(ref reader, expected);
            reader.Read();
            if (key < 0)
            {
                reader.Skip();
            }
            else
            {
                values[key] = ContextToken.Take(ref reader);
                expected = key + 1;
            }
        }

        return hasKeys;
    }
}
