using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>One line of a log, with everything that it could show.</summary>
internal sealed record LogLine(string Category, LogLevel Level, int Id, string Text, Exception? Exception, string Everything);
