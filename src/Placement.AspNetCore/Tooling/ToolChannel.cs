using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Placement.Tooling;

/// <summary>Lines of JSON between a tool and the application.</summary>
internal sealed class ToolChannel(TextReader input, TextWriter output) : IDisposable
{
    private readonly object _gate = new();

    /// <summary>Says something.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="write">Writes properties; null: there are none.</param>
    public void Write(string type, Action<Utf8JsonWriter>? write = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write?.Invoke(json);
            json.WriteEndObject();
        }

        lock (_gate)
        {
            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            output.Flush();
        }
    }

    /// <summary>Says why nothing more is done.</summary>
    public void WriteError(string message) => Write("error", json => json.WriteString("message", message));

    /// <summary>Says how far it is.</summary>
    public void WriteProgress(int done, int total) => Write("progress", json =>
    {
        json.WriteNumber("done", done);
        json.WriteNumber("total", total);
    });

    /// <summary>What the tool asks for.</summary>
    /// <exception cref="OperationCanceledException">It has gone.</exception>
    public async Task<ToolRequest> ReadRequestAsync(CancellationToken cancellationToken)
    {
        using JsonDocument line = JsonDocument.Parse(
            await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw new OperationCanceledException());
        return ToolRequest.Read(line.RootElement);
    }

    /// <summary>Waits until somebody has agreed. From then on, whatever the tool says stops the work, and so does its end.</summary>
    /// <returns>Whether somebody has agreed.</returns>
    public async Task<bool> MayGoAsync(CancellationTokenSource stopping)
    {
        if (await input.ReadLineAsync(stopping.Token).ConfigureAwait(false) != "go")
        {
            return false;
        }

        _ = StopAsync();
        return true;

        async Task StopAsync()
        {
            try
            {
                await input.ReadLineAsync(CancellationToken.None).ConfigureAwait(false);
                await stopping.CancelAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException)
            {
                // The work has ended before.
            }
        }
    }

    public void Dispose() => output.Flush();
}
