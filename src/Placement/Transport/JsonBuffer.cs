using System.Buffers;
using System.Text.Json;

namespace Placement.Transport;

/// <summary>A growing buffer for the parameters of a call; .NET Standard has none that is public.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int InitialLength = 512;

    private byte[] _bytes = new byte[InitialLength];
    private int _count;

    public ReadOnlyMemory<byte> Written => new(_bytes, 0, _count);

    /// <summary>Writes one JSON object.</summary>
    public static ReadOnlyMemory<byte> WriteObject(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new JsonBuffer();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.Written;
    }

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_count);
    }

    private void Reserve(int sizeHint)
    {
        int needed = checked(_count + Math.Max(sizeHint, 1));
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }
    }
}
