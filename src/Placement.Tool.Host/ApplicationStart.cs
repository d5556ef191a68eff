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

    private async Task WaitAsync(object host)
    {
        await contract.StartedAsync(host).ConfigureAwait(false);
        _started.TrySetResult(host);
    }

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
            Exception thrown = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            _ended.TrySetException(new StartException(_built is null ? "exception-before-build" : "exception-after-build", "", thrown));
        }
    }
}
