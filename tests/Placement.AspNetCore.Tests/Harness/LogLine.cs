using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Harness;

/// <summary>
/// One line of a log. Everything is all that any log could show of it, with the values and the exception: what is secret must not be
/// there, not
/// only not in the text.
/// </summary>
internal sealed record LogLine(string Category, LogLevel Level, int Id, string Text, Exception? Exception, string Everything)
{
    /// <summary>Assertions that fail show lines whole, and once.</summary>
    public override string ToString() => Everything;
}
