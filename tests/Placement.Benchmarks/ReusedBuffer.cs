using System.Buffers;

namespace Placement.Benchmarks;

/// <summary>A buffer of fixed length that is written from its beginning again and again.</summary>
internal sealed class ReusedBuffer : IBufferWriter<byte>
{
    private readonly byte[] _bytes = new byte[64 * 1024];
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_count);

    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_count);
}
