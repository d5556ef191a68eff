using System.Buffers;
using System.Globalization;
using System.Text;

namespace Placement.Pages;

/// <summary>
/// A page in UTF-8, while it is written. It is sent when it is complete, so that one that fails in the middle leaves nothing on the screen.
/// </summary>
internal sealed class PageBuffer() : TextWriter(CultureInfo.InvariantCulture)
{
    private const int InitialLength = 4096;

    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialLength);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written so far; void once the buffer is disposed of.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        // The encoder remembers the first half of a pair of surrogates until the second is written.
        Reserve(_encoder.GetByteCount(buffer, flush: false));
        _length += _encoder.GetBytes(buffer, _bytes.AsSpan(_length), flush: false);
    }

    protected override void Dispose(bool disposing)
    {
        byte[] bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
        {
            _length = 0;
            ArrayPool<byte>.Shared.Return(bytes);
        }

        base.Dispose(disposing);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_length + count)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
