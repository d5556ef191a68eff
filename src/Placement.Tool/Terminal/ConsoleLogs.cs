using Microsoft.Extensions.Logging;

namespace Placement.Tool.Terminal;

/// <summary>Shows what something logs that runs within the tool.</summary>
internal sealed class ConsoleLogs(ToolConsole console) : ILoggerFactory, ILogger
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            console.Note(console.Clean(formatter(state, exception)));
            console.Detail(console.Clean(exception?.ToString() ?? ""));
        }
    }

    public void Dispose()
    {
    }
}
