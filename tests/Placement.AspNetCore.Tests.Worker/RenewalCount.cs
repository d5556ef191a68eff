using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Worker;

/// <summary>Counts what the log says of tokens that were renewed.</summary>
internal sealed class RenewalCount : ILoggerProvider, ILogger
{
    private const int Renewed = 6;

    private int _count;

    public int Value => Volatile.Read(ref _count);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == Renewed)
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void Dispose()
    {
    }
}
