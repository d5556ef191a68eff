using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Placement.Tool.Host;

/// <summary>
/// Runs the entry point of an application, on a thread of its own, until its host has started. The host tells of itself by diagnostics, so
/// that it does not matter how the entry point makes it.
/// </summary>
internal sealed class ApplicationStart(Assembly application, Contract contract)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Listener = "Microsoft.Extensions.Hosting";

    /// <summary>Web hosts make it while they are built: those of before .NET Core 3 tell of themselves by nothing else.</summary>
    private const string WebListener = "Microsoft.AspNetCore";

    private const string OldBuilder = "Microsoft.AspNetCore.Hosting.WebHostBuilder";

    private readonly TaskCompletionSource<object> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile object? _built;

    /// <summary>Runs it.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The host.</returns>
    /// <exception cref="StartException">There is none.</exception>
    public async Task<object> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        MethodInfo entryPoint = application.EntryPoint ?? throw new StartException("no-entry-point");
        using IDisposable subscription = DiagnosticListener.AllListeners.Subscribe(this);
        new Thread(() => Run(entryPoint)) { IsBackground = true, Name = "Main" }.Start();
        Task first = await Task.WhenAny(_started.Task, _ended.Task, Task.Delay(timeout, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == _started.Task)
        {
            return await _started.Task.ConfigureAwait(false);
        }

        if (first == _ended.Task)
        {
            await _ended.Task.ConfigureAwait(false);
            return _built ?? throw new StartException("no-host");
        }

        throw new StartException(_built is null ? "timeout" : "timeout-after-build");
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == Listener)
        {
            listener.Subscribe(this);
        }

        // It would listen and start its services, so the entry point must not come that far.
        if (listener.Name == WebListener && IsOldHostBuilt())
        {
            var failure = new StartException("old-host");
            _ended.TrySetException(failure);
            throw failure;
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            switch (value)
            {
                case { Key: "HostBuilding", Value: { } builder }:
                    contract.Prepare(builder);
                    break;
                case { Key: "HostBuilt", Value: { } host }:
                    _built = host;
                    _ = WaitAsync(host);
                    break;
            }
        }
        catch (TargetInvocationException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException ?? failure);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static bool IsOldHostBuilt() =>
        new StackTrace().GetFrames().Any(static frame => frame.GetMethod()?.DeclaringType?.FullName == OldBuilder);

    private async Task WaitAsync(object host)
    {
        try
        {
            await contract.StartedAsync(host).ConfigureAwait(false);
            _started.TrySetResult(host);
        }
        catch (Exception failure)
        {
            _started.TrySetException(
                failure as StartException ?? new StartException("exception-after-build", "", Thrown(failure)));
        }
    }

    private static Exception Thrown(Exception failure) =>
        failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;

    private void Run(MethodInfo entryPoint)
    {
        try
        {
            object?[] arguments = entryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            object? result = entryPoint.Invoke(null, arguments);
            (result as Task)?.GetAwaiter().GetResult();
            _ended.TrySetResult();
        }
        catch (Exception failure)
        {
            _ended.TrySetException(
                new StartException(_built is null ? "exception-before-build" : "exception-after-build", "", Thrown(failure)));
        }
    }
}
