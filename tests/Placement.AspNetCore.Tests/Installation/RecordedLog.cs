using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Everything that an application logs. Work that goes on after an answer ends with a line, for which tests wait.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    /// <summary>What has not happened by then never will. Nothing waits so long unless a test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly List<(int Event, string Text)> _lines = [];
    private readonly List<(Func<bool> IsReached, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>The lines so far, with their exceptions.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Select(static line => line.Text)];
            }
        }
    }

    public int Count(int eventId)
    {
        lock (_gate)
        {
            return _lines.Count(line => line.Event == eventId);
        }
    }

    /// <summary>Waits until an event was logged so often.</summary>
    public Task WaitAsync(int eventId, int count = 1)
    {
        lock (_gate)
        {
            bool IsReached() => _lines.Count(line => line.Event == eventId) >= count;
            if (IsReached())
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((IsReached, reached));
            return WaitAsync(reached.Task, eventId);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private async Task WaitAsync(Task reached, int eventId)
    {
        try
        {
            await reached.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{eventId} was not logged:\n{string.Join('\n', Texts)}");
        }
    }

    private void Add(int eventId, string text)
    {
        lock (_gate)
        {
            _lines.Add((eventId, text));
            foreach ((_, TaskCompletionSource reached) in _waiting.Where(static waiting => waiting.IsReached()))
            {
                reached.TrySetResult();
            }
        }
    }

    private sealed class Logger(RecordedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(eventId.Id, $"{formatter(state, exception)} {exception}");
    }
}
