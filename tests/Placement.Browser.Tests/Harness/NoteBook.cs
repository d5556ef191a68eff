using System.Collections.Concurrent;

namespace Placement.Browser.Tests.Harness;

/// <summary>What was saved.</summary>
internal sealed class NoteBook
{
    public ConcurrentQueue<string> Notes { get; } = [];
}
