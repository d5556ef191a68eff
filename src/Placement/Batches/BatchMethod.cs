using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Placement.Transport;

namespace Placement.Batches;

/// <summary>Writes the parameters of <c>batch</c> and reads its answer.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html</remarks>
internal static class BatchMethod
{
    public const string Name = "batch";

    /// <summary>The number of commands that Bitrix24 takes in a batch.</summary>
    public const int MaxCommands = 50;

    /// <summary>The keys of the commands: their own, or their number.</summary>
    /// <exception cref="ArgumentException">There are too many commands, or a key occurs twice.</exception>
    public static string[] KeysOf(IReadOnlyList<BatchCommand> commands)
    {
        if (commands.Count > MaxCommands)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A batch has at most {MaxCommands} commands, not {commands.Count}. Send several batches."),
                nameof(commands));
        }

        string[] keys = new string[commands.Count];
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            BatchCommand command = commands[i] ?? throw new ArgumentException("A command is null.", nameof(commands));
            keys[i] = command.Key ?? i.ToString(CultureInfo.InvariantCulture);
            if (!known.Add(keys[i]))
            {
                throw new ArgumentException(
                    "Two commands have the same key. A command without a key has its number, from 0.", nameof(commands));
            }
        }

        return keys;
    }

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<BatchCommand> commands, string[] keys, bool halt) =>
        JsonBuffer.WriteObject(writer =>
        {
            writer.WriteStartObject("cmd");
            for (int i = 0; i < keys.Length; i++)
            {
                // A command is ASCII without quotation marks: only its many & would be escaped, to no end.
                writer.WriteString(keys[i], JsonEncodedText.Encode(commands[i].Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
            }

            writer.WriteEndObject();
            writer.WriteNumber("halt", halt ? 1 : 0);
        });

    /// <param name="response">The portal's answer.</param>
    /// <param name="commands">The commands that were sent.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="errors">Reads errors, without tokens.</param>
    /// <exception cref="BitrixException">The answer is none to a batch.</exception>
    public static BatchResponse Read(BitrixResponse response, IReadOnlyList<BatchCommand> commands, string[] keys, ErrorReader errors)
    {
        JsonElement maps = response.Result;
        bool isBatch = Lenient.TryGet(maps, "result", out JsonElement results)
            && IsMap(results)
            && (!Lenient.TryGet(maps, "result_error", out JsonElement refusals) || IsMap(refusals));
        if (!isBatch)
        {
            throw new BitrixException($"{Name}: the result is not that of a batch.")
            {
                Method = Name,
                StatusCode = System.Net.HttpStatusCode.OK,
            };
        }

        var answers = new BatchAnswer[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            answers[i] = Read(maps, keys[i], commands[i].Method, errors);
        }

        return new BatchResponse(answers, response.Time);
    }

    private static BatchAnswer Read(JsonElement maps, string key, string method, ErrorReader errors)
    {
        ResponseTime? time = TryFind(maps, "result_time", key, out JsonElement value) ? AnswerReader.ReadTime(value) : null;
        bool hasResult = TryFind(maps, "result", key, out JsonElement result);
        if (TryFind(maps, "result_error", key, out JsonElement error) && (!hasResult || !ErrorReader.IsBlank(error)))
        {
            return new BatchAnswer(key, method, response: null, errors.ReadCommand(method, error, time));
        }

        if (!hasResult)
        {
            return new BatchAnswer(key, method, response: null, error: null);
        }

        int? total = TryFind(maps, "result_total", key, out value) ? Lenient.Integer(value) : null;
        int? next = TryFind(maps, "result_next", key, out value) ? Lenient.Integer(value) : null;
        return new BatchAnswer(key, method, new BitrixResponse(result, time, total, next), error: null);
    }

    /// <summary>PHP writes a map as a list if it is empty, or if its keys are 0, 1, 2 and so on.</summary>
    private static bool IsMap(JsonElement element) => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>The entry of a command. A result of null is one.</summary>
    private static bool TryFind(JsonElement maps, string name, string key, out JsonElement value)
    {
        value = default;
        if (!Lenient.TryGet(maps, name, out JsonElement map))
        {
            return false;
        }

        if (map.ValueKind == JsonValueKind.Object)
        {
            return Lenient.TryFind(map, key, out value);
        }

        bool isInList = map.ValueKind == JsonValueKind.Array
            && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < map.GetArrayLength()
            && index.ToString(CultureInfo.InvariantCulture) == key;
        if (isInList)
        {
            value = map[int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture)];
        }

        return isInList;
    }
}
