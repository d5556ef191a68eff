using Microsoft.Extensions.Logging;
using Placement.Testing.Logging;
using Placement.Testing.State;

namespace Placement.Testing.Keeping;

/// <summary>Keeps the state of a portal in a file: reads it before the portal starts, and writes it after changes and at the end.</summary>
/// <param name="file">The file.</param>
/// <param name="options">Say who the application is.</param>
/// <param name="parts">What is kept, in the order in which it is put back.</param>
/// <param name="changes">Tells that something has happened.</param>
/// <param name="logger">Is told what a developer can do something about.</param>
/// <param name="stopping">Cancelled when the portal stops.</param>
internal sealed class StateKeeper(
    StateFile file,
    LocalPortalOptions options,
    IReadOnlyList<IKeptPart> parts,
    ChangeSignal changes,
    ILogger logger,
    CancellationToken stopping) : IAsyncDisposable
{
    /// <summary>How long changes are gathered. What happens within it before the process is killed is lost.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private Task? _keeping;
    private int _isDisposed;
    private byte[]? _last;
    private bool _isBlocked;
    private bool _hasFailed;
    private bool _isShared;

    /// <summary>What is kept.</summary>
    public IReadOnlyList<IKeptPart> Parts => parts;

    /// <summary>Puts back what the file says. Whatever is wrong with it, the portal can start.</summary>
    public void Load()
    {
        try
        {
            if (file.Read() is { } content)
            {
                Load(StateDocument.Read(content));
                _last = content;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SetAside($"cannot be read ({exception.Message})");
        }
        catch (UnreadableStateException exception)
        {
            SetAside(exception.Message);
        }
    }

    /// <summary>Begins to write. The portal has started.</summary>
    public void Start() => _keeping = Task.Run(KeepAsync, CancellationToken.None);

    /// <summary>Writes what has changed last. Nothing is answered any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeping is { } keeping && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await keeping.ConfigureAwait(false);
            Save();
        }
    }

    private void Load(StateDocument document)
    {
        if (document.ClientId != options.ClientId)
        {
            throw new UnreadableStateException("belongs to an application with another client id");
        }

        var drops = new DropCount();
        foreach (IKeptPart part in parts.Where(part => document.Parts.Any(part.Name) is not null))
        {
            drops.Try(() =>
            {
                part.Load(document.Parts.Object(part.Name), drops);
                return part;
            });
        }

        if (drops.Value > 0)
        {
            PortalLog.StateDropped(logger, file.Path, drops.Value);
        }
    }

    private void SetAside(string problem)
    {
        try
        {
            PortalLog.StateUnreadable(logger, file.Path, problem, file.SetAside());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is there must not be lost.
            _isBlocked = true;
            PortalLog.StateBlocked(logger, file.Path, problem, exception.Message);
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            while (true)
            {
                // Before the look, so that nothing can happen unseen between the two.
                Task change = changes.Next;
                Save();
                await change.WaitAsync(stopping).ConfigureAwait(false);
                await Task.Delay(Pause, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops, and writes once more when it has stopped.
        }
    }

    /// <summary>Writes the file if anything has changed. It never throws.</summary>
    private void Save()
    {
        try
        {
            byte[] content = StateDocument.Write(options, parts);
            if (_isBlocked || content.AsSpan().SequenceEqual(_last))
            {
                return;
            }

            if (file.IsChangedByOthers && !_isShared)
            {
                _isShared = true;
                PortalLog.StateShared(logger, file.Path);
            }

            file.Write(content);
            _last = content;
            _hasFailed = false;
            PortalLog.StateKept(logger, file.Path);
        }
        catch (Exception exception)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                PortalLog.StateNotKept(logger, file.Path, exception.Message);
            }
        }
    }
}
