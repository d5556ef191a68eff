using Microsoft.Extensions.Logging;
using Placement.Testing.Calls;
using Placement.Testing.Logging;
using Placement.Testing.Rest;

namespace Placement.Testing.Teaching;

/// <summary>The methods that files of a folder answer. They are read at every call, so that a change counts at once.</summary>
/// <param name="folder">The folder; null: there is none.</param>
/// <param name="otherwise">Answers calls that no file is for; null: nobody does.</param>
/// <param name="logger">Is told of files that are no answers.</param>
internal sealed class AnswerFiles(string? folder, IMethodSource? otherwise, ILogger logger) : IMethodSource
{
    public IEnumerable<string> Names => Files().Select(AnswerFileName.MethodOf).Distinct(StringComparer.Ordinal);

    public RestMethod? Find(string name)
    {
        string[] files =
        [
            .. Files().Where(file => AnswerFileName.MethodOf(file).Equals(name, StringComparison.OrdinalIgnoreCase)),
        ];
        return files.Length == 0
            ? null
            : new RestMethod(AnswerFileName.MethodOf(files[0]), call => AnswerAsync(files, call))
            {
                Scope = MethodScope.Of(AnswerFileName.MethodOf(files[0])),
            };
    }

    /// <summary>In an order that is the same everywhere: names may differ by case alone.</summary>
    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + AnswerFileName.Extension).Order(StringComparer.Ordinal)
        : [];

    /// <summary>By the file that has the call's parameters, or else by the one for all.</summary>
    private Task<MethodOutcome> AnswerAsync(string[] files, RestCall call)
    {
        string method = AnswerFileName.MethodOf(files[0]);
        string exact = AnswerFileName.Of(method, call.Parameters);
        string? file = files.FirstOrDefault(file => Path.GetFileName(file).Equals(exact, StringComparison.OrdinalIgnoreCase))
            ?? files.FirstOrDefault(static file => !AnswerFileName.HasParameters(file));
        if (file is not null)
        {
            return ReadAsync(file, call.CancellationToken);
        }

        if (otherwise?.Find(method) is { } other)
        {
            return other.Execute(call);
        }

        PortalLog.OtherParameters(logger, method, exact);
        throw RestException.MethodNotFound();
    }

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
