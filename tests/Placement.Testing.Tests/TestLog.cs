using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests;

/// <summary>What the portal has said to the developer.</summary>
internal sealed class TestLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> _entries = new();

    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Entries => [.. _entries];

    /// <summary>Waits until something was said that contains a text.</summary>
    public async Task WaitAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next = _next.Task;
            if (Entries.Any(entry => entry.Text.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            await next.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        }
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName)
    {
        Assert.Equal("Placement.Testing.LocalPortal", categoryName);
        return this;
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue((logLevel, formatter(state, exception), exception));
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
