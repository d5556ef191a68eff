using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Placement.Testing.Calls;
using Placement.Testing.Logging;
using Placement.Testing.Rest;

namespace Placement.Testing.Teaching;

/// <summary>
/// Has a real portal answer the methods that nobody else does and that change nothing there, and keeps what it answers as files that
/// answer later.
/// </summary>
internal sealed partial class AnswerRecorder(RecordedPortal portal, string folder, ILogger logger) : IMethodSource, IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>Which methods the portal has is not known before it is asked.</summary>
    public IEnumerable<string> Names => [];

    public RestMethod? Find(string name)
    {
        string method = name.ToLowerInvariant();
        if (ReadingMethod().IsMatch(method))
        {
            return new RestMethod(method, call => AskAsync(method, call)) { Scope = MethodScope.Of(method) };
        }

        if (AnyMethod().IsMatch(method))
        {
            PortalLog.NotPassedOn(logger, method);
        }

        return null;
    }

    public void Dispose() => portal.Dispose();

    private async Task<MethodOutcome> AskAsync(string method, RestCall call)
    {
        byte[] answer;
        try
        {
            answer = ToUtf8(await portal.AskAsync(method, Parameters(call.Parameters), call.CancellationToken).ConfigureAwait(false));
        }
        catch (RestException error)
        {
            PortalLog.NotRecorded(logger, portal.Host, method, $"{error.Code} {error.Message}".Trim());
            throw;
        }
        catch (InvalidDataException failure)
        {
            PortalLog.NotRecorded(logger, portal.Host, method, failure.Message);
            throw RestException.InternalServerError($"{portal.Host} does not answer {method}: {failure.Message}", failure);
        }

        await KeepAsync(method, AnswerFileName.Of(method, call.Parameters), answer).ConfigureAwait(false);
        return AnswerFile.Read(answer).ToOutcome();
    }

    /// <summary>Tokens of this portal are none of the other's.</summary>
    private static JsonObject Parameters(LocalParameters parameters) => new(
        parameters.Names.Where(static name => !RecordedSecret.IsName(name))
            .Select(name => KeyValuePair.Create(name, RecordedSecret.LeaveOut(parameters[name]))));

    /// <summary>Writes a file whole or not at all, and none over another.</summary>
    private async Task KeepAsync(string method, string name, byte[] answer)
    {
        string file = Path.Combine(folder, name);
        string unfinished = $"{file}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(unfinished, answer, CancellationToken.None).ConfigureAwait(false);
            File.Move(unfinished, file, overwrite: false);
            PortalLog.Recorded(logger, portal.Host, method, name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(unfinished);
            if (!File.Exists(file))
            {
                PortalLog.NotRecorded(logger, portal.Host, method, $"{name} cannot be written: {failure.Message}");
            }
        }
    }

    private static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whoever took the folder away, or its rights, has the rest of the file.
        }
    }

    private static byte[] ToUtf8(JsonObject answer)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            answer.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9_]{1,40}){0,5}\.(get|list|fields)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReadingMethod();

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9_]{1,40}){1,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AnyMethod();
}
