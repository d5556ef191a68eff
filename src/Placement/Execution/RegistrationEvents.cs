using Microsoft.Extensions.Logging;

namespace Placement.Execution;

/// <summary>The events that registering logs.</summary>
internal static partial class RegistrationEvents
{
    [LoggerMessage(101, LogLevel.Information, "To do: {Bind} to bind, {Replace} to replace, {Remove} to remove, {Unchanged} unchanged")]
    public static partial void Planned(ILogger logger, int bind, int replace, int remove, int unchanged);

    [LoggerMessage(102, LogLevel.Debug, "{Placement}: Unchanged")]
    public static partial void Unchanged(ILogger logger, string placement);

    [LoggerMessage(103, LogLevel.Information, "{Placement}: {Outcome}")]
    public static partial void Changed(ILogger logger, string placement, string outcome);

    [LoggerMessage(104, LogLevel.Error, "{Placement}: Failed because of {Error}. The report says what to do")]
    public static partial void Failed(ILogger logger, string placement, string error);

    [LoggerMessage(
        105,
        LogLevel.Warning,
        "What became of {Count} of the bindings is not known because of {Error}: the portal is asked what it stores")]
    public static partial void AnswerLost(ILogger logger, int count, string error);

    [LoggerMessage(106, LogLevel.Warning, "The portal takes no batch because of {Error}: the rest goes by single calls")]
    public static partial void BatchUnavailable(ILogger logger, string error);

    [LoggerMessage(107, LogLevel.Warning, "{Placement}: what was removed for a binding that failed is registered again")]
    public static partial void Restored(ILogger logger, string placement);

    [LoggerMessage(
        108,
        LogLevel.Error,
        "{Placement}: what was removed for a binding that failed could not be registered again because of {Error}, and may be missing")]
    public static partial void NotRestored(ILogger logger, string placement, string error);

    [LoggerMessage(109, LogLevel.Information, "Done. Bindings: {Count}, failed: {Failed}")]
    public static partial void Done(ILogger logger, int count, int failed);
}
