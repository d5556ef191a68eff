using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Remembers what an application logs.</summary>
internal sealed class RecordingLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = [];

    public IReadOnlyCollection<LogLine> Lines => _lines;

    /// <summary>Is told of each line.</summary>
    private event Action<LogLine>? Logged;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    /// <summary>Waits until something is logged.</summary>
    public async Task<LogLine> WaitForAsync(int id, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<LogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        void See(LogLine line)
        {
            if (line.Id == id)
            {
                found.TrySetResult(line);
            }
        }

        Logged += See;
        foreach (LogLine line in _lines)
        {
            See(line);
        }

        return await found.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
    }

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        _lines.Enqueue(line);
        Logged?.Invoke(line);
    }

    private sealed class Logger(string category, RecordingLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string text = formatter(state, exception);
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}")) : "";
            logs.Add(new LogLine(category, logLevel, eventId.Id, text, exception, $"{text} | {values} | {exception}"));
        }
    }
}
