using Microsoft.Extensions.Logging;
using Placement.Testing.Calls;
using Placement.Testing.Logging;
using Placement.Testing.Rest;

namespace Placement.Testing.Teaching;

/// <summary>The methods that files of a folder answer. They are read at every call, so that a change counts at once.</summary>
internal sealed class AnswerFiles(string? folder, ILogger logger) : IMethodSource
{
    private const string Extension = ".json";

    public IEnumerable<string> Names => Files().Select(MethodOf);

    public RestMethod? Find(string name) =>
        Files().FirstOrDefault(file => MethodOf(file).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } file
            ? new RestMethod(MethodOf(file), call => ReadAsync(file, call.CancellationToken)) { Scope = MethodScope.Of(MethodOf(file)) }
            : null;

    /// <summary>In an order that is the same everywhere: names may differ by case alone.</summary>
    private IEnumerable<string> Files() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal) : [];

    private static string MethodOf(string file) => Path.GetFileNameWithoutExtension(file).ToLowerInvariant();

    private async Task<MethodOutcome> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            byte[] content = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            return AnswerFile.Read(content).ToOutcome();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            string problem = $"The answer file {Path.GetFileName(file)} cannot be used: {exception.Message}";
            PortalLog.BrokenFile(logger, problem);
            throw RestException.InternalServerError(problem, exception);
        }
    }
}
