using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Placement.Tests.Rest;

/// <summary>Remembers everything that a log could show: texts, values, exceptions and scopes.</summary>
internal sealed class RecordingLogs : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(EventId Id, string Text)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Entries.Enqueue((default, state.ToString() ?? ""));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}"))
            : "";
        string text = $"{formatter(state, exception)} | {values} | {exception}";
        Redaction.SecretWatch.See(text);
        Entries.Enqueue((eventId, text));
    }
}
