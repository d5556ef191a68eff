namespace Placement.Testing.Tests.Keeping;

/// <summary>Sees when a file says something.</summary>
internal sealed class FileChange : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _path;
    private readonly string _text;

    public FileChange(string path, string text)
    {
        (_path, _text) = (path, text);
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!);
        _watcher.Renamed += (_, _) => Look();
        _watcher.Created += (_, _) => Look();
        _watcher.Changed += (_, _) => Look();
        _watcher.EnableRaisingEvents = true;
    }

    public Task SeenAsync(CancellationToken cancellationToken)
    {
        Look();
        return _seen.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
    }

    public void Dispose() => _watcher.Dispose();

    private void Look()
    {
        try
        {
            if (File.ReadAllText(_path).Contains(_text, StringComparison.Ordinal))
            {
                _seen.TrySetResult();
            }
        }
        catch (IOException)
        {
            // It is being written, and another event follows.
        }
    }
}
