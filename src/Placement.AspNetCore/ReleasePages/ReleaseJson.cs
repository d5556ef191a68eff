using System.Buffers;
using System.Text.Json;

namespace Placement.ReleasePages;

/// <summary>Writes the progress of a release as JSON.</summary>
internal static class ReleaseJson
{
    /// <summary>Writes it.</summary>
    /// <param name="progress">The progress; null: there is no release yet.</param>
    /// <param name="isNumberUsedTwice">Whether this host declares something else under the number of the release.</param>
    public static ReadOnlyMemory<byte> Write(ReleaseProgress? progress, bool isNumberUsedTwice = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (progress is null)
            {
                json.WriteNullValue();
            }
            else
            {
                Write(json, progress, isNumberUsedTwice);
            }
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, ReleaseProgress progress, bool isNumberUsedTwice)
    {
        json.WriteStartObject();
        json.WriteNumber("number", progress.Release.Number);
        json.WriteString("state", progress.Release.State.ToString());
        if (isNumberUsedTwice)
        {
            json.WriteBoolean("isNumberUsedTwice", true);
        }

        json.WriteString("fingerprint", progress.Release.Fingerprint);
        json.WriteString("startedAt", progress.Release.StartedAt);
        json.WriteNumber("total", progress.Total);
        json.WriteNumber("done", progress.Done);
        json.WriteNumber("pending", progress.Pending);
        json.WriteNumber("needsPerson", progress.NeedsPerson);
        if (progress.EstimatedEnd is { } end)
        {
            json.WriteString("estimatedEnd", end);
        }

        json.WriteStartObject("states");
        foreach ((PortalReleaseState state, int count) in progress.Counts.OrderBy(static count => count.Key))
        {
            json.WriteNumber(state.ToString(), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
