using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Placement.Tool.Tests.Harness;

/// <summary>A command that goes on until it is ended.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private readonly Channel<string> _values = Channel.CreateUnbounded<string>();
    private readonly Task<ToolRun> _running;

    private RunningPortal(ToolSituation situation, string[] args) => _running = ToolRun.StartAsync(
        situation with { CancellationToken = _ending.Token, Watcher = new Watcher(_values.Writer) }, args);

    public static RunningPortal Start(params string[] args) => Start(new ToolSituation(), args);

    public static RunningPortal Start(ToolSituation situation, params string[] args) => new(situation, args);

    /// <summary>The first value that it writes.</summary>
    public async Task<JsonNode> ReadAsync()
    {
        Task<string> value = _values.Reader.ReadAsync(_ending.Token).AsTask();
        if (await Task.WhenAny(value, _running) == _running)
        {
            Assert.Fail((await _running).ToString());
        }

        return JsonNode.Parse(await value)!;
    }

    public async Task<ToolRun> EndAsync()
    {
        await _ending.CancelAsync();
        return await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ending.Dispose();
    }

    /// <summary>Hands on what is written at once.</summary>
    private sealed class Watcher(ChannelWriter<string> values) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            values.TryWrite(value ?? "");
        }
    }
}
