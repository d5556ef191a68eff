using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Harness;

/// <summary>
/// Everything that is logged, at any level. Work that goes on after an answer ends with a line, for which tests wait.
/// As a factory it makes loggers for what is tested without an application.
/// </summary>
/// <param name="capacity">
/// How many lines are kept, the last ones; null: all. A log that is searched thousands of times has to be short.
/// </param>
internal sealed class RecordedLog(int? capacity = null) : ILoggerProvider, ILoggerFactory
{
    /// <summary>What has not happened by then never will. Nothing waits so long unless a test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly Dictionary<int, int> _counts = [];
    private readonly List<(int EventId, int Count, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>How often an event was logged, whether or not its lines are still kept.</summary>
    public int Count(int eventId)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(eventId);
        }
    }

    /// <summary>Waits until an event was logged.</summary>
    public Task WaitAsync(int eventId, CancellationToken cancellationToken) => WaitAsync(eventId, 1, cancellationToken);

    /// <summary>Waits until an event was logged so often.</summary>
    public async Task WaitAsync(int eventId, int count, CancellationToken cancellationToken)
    {
        try
        {
            await WhenLogged(eventId, count).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{eventId} was logged {Count(eventId)} times, not {count}:\n{string.Join('\n', Lines)}");
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    void ILoggerFactory.AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private Task WhenLogged(int eventId, int count)
    {
        lock (_gate)
        {
            if (_counts.GetValueOrDefault(eventId) >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((eventId, count, reached));
            return reached.Task;
        }
    }

    private void Add(LogLine line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > capacity)
            {
                _lines.Dequeue();
            }

            int count = _counts[line.Id] = _counts.GetValueOrDefault(line.Id) + 1;
            foreach ((_, _, TaskCompletionSource reached) in _waiting
                .Where(waiting => waiting.EventId == line.Id && waiting.Count <= count))
            {
                reached.TrySetResult();
            }
        }
    }

    private sealed class Logger(RecordedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string text = formatter(state, exception);
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}"))
                : "";
            log.Add(
                new LogLine(
                    category, logLevel, eventId.Id, text, exception,
                    $"{category} {eventId.Id} {logLevel} {text} | {values} | {exception}"));
        }
    }
}
