using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>
/// Clients that close a connection within a form. Whether the server or the widget hears of it first is nobody's choice: here it is the
/// test's.
/// </summary>
public class BrokenBodyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_form_that_breaks_off_is_no_failure_whoever_hears_of_it_first(bool isWidgetFirst)
    {
        await using var transport = new Transport();
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
            Services = services => services.AddSingleton<IConnectionListenerFactory>(transport),
            Middleware = application => application.Use(async (_, next) =>
            {
                Task answering = next();
                reading.TrySetResult();
                await answering;
            }),
        });

        await transport.SendAsync(
            $"POST {WidgetApplication.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: "
            + "application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nPLACEMENT=");
        await reading.Task.WaitAsync(RecordedLog.Patience, TestContext.Current.CancellationToken);
        await transport.CloseAsync(isWidgetFirst);
        LogLine line = await application.WaitForLogAsync(205);
        await application.StopAsync();

        Assert.Equal(LogLevel.Debug, line.Level);
        Assert.Empty(application.ReceivedRequests);
        Assert.DoesNotContain(application.Log, static line => line.Level >= LogLevel.Warning);
    }

    /// <summary>Brings Kestrel one connection.</summary>
    private sealed class Transport : IConnectionListenerFactory, IConnectionListener
    {
        private readonly HeldScheduler _scheduler = new();
        private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();
        private readonly Pipe _sent;
        private readonly Pipe _answered = new();
        private readonly CancellationTokenSource _closed = new();

        public Transport()
        {
            _sent = new Pipe(new PipeOptions(readerScheduler: _scheduler, useSynchronizationContext: false));
            _connections.Writer.TryWrite(new Connection(new Duplex(_sent.Reader, _answered.Writer)) { ConnectionClosed = _closed.Token });
        }

        public EndPoint EndPoint { get; private set; } = new IPEndPoint(IPAddress.Loopback, 0);

        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            EndPoint = endpoint;
            return ValueTask.FromResult<IConnectionListener>(this);
        }

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await _connections.Reader.WaitToReadAsync(cancellationToken) ? await _connections.Reader.ReadAsync(cancellationToken) : null;

        public async Task SendAsync(string text) =>
            await _sent.Writer.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

        /// <summary>Ends what is sent: the widget's read ends, and Kestrel is told that the connection is closed.</summary>
        public async Task CloseAsync(bool isWidgetFirst)
        {
            _scheduler.Hold();
            await _sent.Writer.CompleteAsync();
            if (isWidgetFirst)
            {
                _scheduler.Release();
                await _closed.CancelAsync();
            }
            else
            {
                await _closed.CancelAsync();
                _scheduler.Release();
            }
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _connections.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            await UnbindAsync();
            _closed.Dispose();
        }
    }

    private sealed class Connection : DefaultConnectionContext
    {
        public Connection(IDuplexPipe transport)
            : base("connection") => Transport = transport;

        /// <summary>There is nobody to be cut off any more.</summary>
        public override void Abort(ConnectionAbortedException abortReason)
        {
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class HeldScheduler : PipeScheduler
    {
        private List<Action>? _held;

        public override void Schedule(Action<object?> action, object? state)
        {
            if (_held is null)
            {
                ThreadPool.Schedule(action, state);
            }
            else
            {
                _held.Add(() => action(state));
            }
        }

        public void Hold() => _held = [];

        public void Release()
        {
            List<Action> work = _held!;
            _held = null;
            Assert.NotEmpty(work);
            work.ForEach(static action => action());
        }
    }
}
