using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Placement.Benchmarks;

/// <summary>Writing the parameters of one binding, in relation to copying the same bytes and to serialising the same object.</summary>
internal static class BindingRatios
{
    private const int Times = 1_000_000;

    private static readonly Uri OtherAddress = new("https://test.example.com");

    public static IEnumerable<Ratio> Measure()
    {
        var buffer = new ReusedBuffer();
        byte[] bytes = Encoding.UTF8.GetBytes(SampleBinding.Binding.ToJson(SampleBinding.BaseAddress));
        byte[] destination = new byte[bytes.Length];
        using var writer = new Utf8JsonWriter(buffer);
        CheckThatBothWriteTheSame(buffer, writer, bytes);

        yield return new Ratio(
            "writing one binding's parameters / copying the same bytes",
            Stopwatches.MedianRatio(() => TimeWriting(buffer), () => TimeCopying(destination, bytes)),
            Target: 3);
        yield return new Ratio("bytes allocated by writing one binding's parameters", AllocatedByWriting(buffer), Target: 0);
        yield return new Ratio(
            "System.Text.Json of the same object / writing one binding's parameters",
            Stopwatches.MedianRatio(() => TimeSerializing(buffer, writer), () => TimeWriting(buffer)),
            Target: 10,
            IsGain: true);
        yield return new Ratio(
            "System.Text.Json of the same object / one binding's parameters, first time for a base address",
            Stopwatches.MedianRatio(() => TimeSerializing(buffer, writer), () => TimeWritingFirst(buffer)),
            Target: 2,
            IsGain: true);
    }

    private static void CheckThatBothWriteTheSame(ReusedBuffer buffer, Utf8JsonWriter writer, byte[] bytes)
    {
        TimeSerializing(buffer, writer, times: 1);
        if (!buffer.Written.SequenceEqual(bytes))
        {
            throw new InvalidOperationException("The object is not the binding: " + Encoding.UTF8.GetString(buffer.Written));
        }
    }

    private static double TimeWriting(ReusedBuffer buffer) => Stopwatches.Time(() =>
    {
        for (int i = 0; i < Times; i++)
        {
            buffer.Clear();
            SampleBinding.Binding.WriteTo(buffer, SampleBinding.BaseAddress);
        }
    });

    /// <summary>A tenth as often, for addresses that take turns: a binding remembers its parameters for the last one.</summary>
    private static double TimeWritingFirst(ReusedBuffer buffer) => 10 * Stopwatches.Time(() =>
    {
        for (int i = 0; i < Times / 10; i++)
        {
            buffer.Clear();
            SampleBinding.Binding.WriteTo(buffer, i % 2 == 0 ? SampleBinding.BaseAddress : OtherAddress);
        }
    });

    private static double TimeCopying(byte[] destination, byte[] bytes) => Stopwatches.Time(() =>
    {
        for (int i = 0; i < Times; i++)
        {
            Copy(bytes, destination);
        }
    });

    /// <summary>Not a part of the loop, so that it is compiled as well as what it is compared with.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Copy(byte[] bytes, byte[] destination) => bytes.AsSpan().CopyTo(destination);

    /// <summary>A tenth as often, because it takes so long.</summary>
    private static double TimeSerializing(ReusedBuffer buffer, Utf8JsonWriter writer, int times = Times / 10) =>
        Times / times * Stopwatches.Time(() =>
    {
        for (int i = 0; i < times; i++)
        {
            buffer.Clear();
            writer.Reset();
            JsonSerializer.Serialize(writer, SampleBinding.Parameters, BindContext.Default.BindParameters);
        }
    });

    private static double AllocatedByWriting(ReusedBuffer buffer)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
        {
            buffer.Clear();
            SampleBinding.Binding.WriteTo(buffer, SampleBinding.BaseAddress);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }
}
