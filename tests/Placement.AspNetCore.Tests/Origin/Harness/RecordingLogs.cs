using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Origin.Harness;

/// <summary>Keeps everything that is logged, at any level.</summary>
internal sealed class RecordingLogs(ConcurrentQueue<string> logs) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Recorder(logs, categoryName);

    public void Dispose()
    {
    }

    private sealed class Recorder(ConcurrentQueue<string> logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Enqueue($"{category} {eventId.Id} {logLevel} {formatter(state, exception)} {exception}");
    }
}
