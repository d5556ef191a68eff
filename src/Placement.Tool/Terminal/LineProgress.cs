namespace Placement.Tool.Terminal;

/// <summary>Progress as lines, one for every tenth of the work at most.</summary>
internal sealed class LineProgress(ToolConsole console, string what) : IToolProgress
{
    private readonly object _lock = new();
    private int _lastTenth = -1;

    /// <inheritdoc/>
    public void Report(int done, int total)
    {
        lock (_lock)
        {
            int tenth = total <= 0 ? 0 : (int)(10L * done / total);
            if (tenth != _lastTenth)
            {
                _lastTenth = tenth;
                console.Note($"{what}: {done} of {total}");
            }
        }
    }

    /// <inheritdoc/>
    public void Line(string text) => console.Note(text);
}
