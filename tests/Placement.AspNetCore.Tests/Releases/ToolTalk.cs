using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Placement.Tooling;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What a tool hears from the host of an application.</summary>
internal static class ToolTalk
{
    /// <summary>Asks it, agrees, and listens to the end.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(IServiceProvider services, string request)
    {
        using var output = new StringWriter();
        using var input = new Lines(request, "go");
        await ToolContract.RunAsync(new Host(services), input, output, TestContext.Current.CancellationToken);
        return
        [
            .. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonDocument.Parse(line).RootElement),
        ];
    }

    /// <summary>The lines of a type.</summary>
    public static IEnumerable<JsonElement> Of(this IEnumerable<JsonElement> lines, string type) =>
        lines.Where(line => line.GetProperty("type").GetString() == type);

    /// <summary>A property's text.</summary>
    public static string? Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>Says lines, and then nothing for ever.</summary>
    private sealed class Lines(params string[] lines) : TextReader
    {
        private int _next;

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => _next < lines.Length
            ? ValueTask.FromResult<string?>(lines[_next++])
            : new ValueTask<string?>(new TaskCompletionSource<string?>().Task);
    }

    private sealed class Host(IServiceProvider services) : IHost
    {
        public IServiceProvider Services => services;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
