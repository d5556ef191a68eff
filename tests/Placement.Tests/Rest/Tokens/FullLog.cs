using Microsoft.Extensions.Logging;

namespace Placement.Tests.Rest.Tokens;

/// <summary>A log whose disk is full: it throws for each warning and error.</summary>
internal sealed class FullLog : ILoggerFactory, ILogger
{
    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning)
        {
            throw new IOException("There is no space left on the device.");
        }
    }

    public void Dispose()
    {
    }
}
