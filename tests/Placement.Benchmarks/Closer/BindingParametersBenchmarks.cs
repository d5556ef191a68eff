using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Placement.Benchmarks.Closer;

/// <summary>Writing the parameters of one binding, against copying the same bytes and serialising the same object.</summary>
[MemoryDiagnoser]
public class BindingParametersBenchmarks : IDisposable
{
    private readonly ReusedBuffer _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(SampleBinding.Binding.ToJson(SampleBinding.BaseAddress));
    private readonly byte[] _destination;
    private readonly Uri _otherAddress = new("https://test.example.com");
    private bool _isOther;

    public BindingParametersBenchmarks()
    {
        _writer = new Utf8JsonWriter(_buffer);
        _destination = new byte[_bytes.Length];
    }

    [GlobalSetup]
    public void SetUp()
    {
        Copy();
        CheckThatTheSameIsWritten(_destination);
        Write();
        CheckThatTheSameIsWritten(_buffer.Written);
        Serialize();
        CheckThatTheSameIsWritten(_buffer.Written);

        // Twice, because addresses take turns.
        WriteForAnotherAddress();
        WriteForAnotherAddress();
        CheckThatTheSameIsWritten(_buffer.Written);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Copy() => _bytes.AsSpan().CopyTo(_destination);

    [Benchmark]
    public void Write()
    {
        _buffer.Clear();
        SampleBinding.Binding.WriteTo(_buffer, SampleBinding.BaseAddress);
    }

    /// <summary>A binding remembers its parameters for the last address, which this one never is.</summary>
    [Benchmark]
    public void WriteForAnotherAddress()
    {
        _isOther = !_isOther;
        _buffer.Clear();
        SampleBinding.Binding.WriteTo(_buffer, _isOther ? _otherAddress : SampleBinding.BaseAddress);
    }

    [Benchmark]
    public void Serialize()
    {
        _buffer.Clear();
        _writer.Reset();
        JsonSerializer.Serialize(_writer, SampleBinding.Parameters, BindContext.Default.BindParameters);
    }

    private void CheckThatTheSameIsWritten(ReadOnlySpan<byte> written)
    {
        if (!written.SequenceEqual(_bytes))
        {
            throw new InvalidOperationException("Something else was written: " + Encoding.UTF8.GetString(written));
        }
    }
}
