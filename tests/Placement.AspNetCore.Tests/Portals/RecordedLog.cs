using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Keeps what is logged: <c>271 Warning: …</c></summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private readonly object _gate = new();
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _entries.Add($"{eventId.Id} {logLevel}: {formatter(state, exception)}");
        }
    }
}
