using System.CommandLine;
using System.Text;
using System.Text.Json;
using Placement.Tool.Applications;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>Asks the host of an application, shows what it is, asks before something is written, and takes the answers.</summary>
/// <param name="name">The command.</param>
/// <param name="what">What is done, for the bar.</param>
/// <param name="question">What to ask before; null: nothing is written. {0} stands for the portals and their number.</param>
internal sealed class Conversation(string name, string what, string? question)
{
    /// <summary>Yes to all questions.</summary>
    public static Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Do not ask before something is written." };

    /// <summary>What is wrong with all answers together, in a sentence, or null; null: nothing that each of them does not say.</summary>
    public Func<IReadOnlyList<JsonElement>, string?>? Complaint { get; init; }

    /// <summary>Does all of it.</summary>
    /// <param name="result">What was asked for.</param>
    /// <param name="surroundings">Where the tool is.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="more">Adds to the request; null: nothing.</param>
    /// <param name="linesOf">A portal as text.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ExitCode> RunAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, Action<Utf8JsonWriter>? more,
        Func<JsonElement, IReadOnlyList<ShownLine>> linesOf, CancellationToken cancellationToken)
    {
        string request = Request(result, more);
        string? environment = result.GetValue(ApplicationOptions.Environment);
        if (environment is null ? name != "list" : string.IsNullOrWhiteSpace(environment))
        {
            throw new ToolException(
                "Say in which environment the application is meant, such as --environment Production: its settings decide which portals "
                + "these are.");
        }

        bool mustAsk = question is not null && !result.GetValue(Yes);
        if (mustAsk && !console.CanAsk)
        {
            throw new ToolException("Nobody can be asked here before something is written. Say --yes if it is meant.");
        }

        bool mayHaveChanged = false;
        try
        {
            ApplicationHost host = await ApplicationOptions
                .StartAsync(result, surroundings, console, cancellationToken).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                await host.WriteLineAsync(request).ConfigureAwait(false);
                JsonElement application = await FirstAsync(host, cancellationToken).ConfigureAwait(false);
                int count = ApplicationHost.Understand(static line => line.GetProperty("portals").GetInt32(), application);
                foreach (string line in ApplicationHost.Understand(Introduction, application))
                {
                    console.Note(line);
                }

                if (mustAsk && !await AgreesAsync(count, console, cancellationToken).ConfigureAwait(false))
                {
                    throw new ToolException("Nothing was changed.");
                }

                cancellationToken.ThrowIfCancellationRequested();
                mayHaveChanged = question is not null;
                await host.WriteLineAsync("go").ConfigureAwait(false);
                return await TakeAsync(host, application, console, linesOf, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException stopped)
        {
            throw new ToolException(
                mayHaveChanged
                    ? "Stopped; the same command completes the rest."
                    : "Stopped. Nothing was changed.",
                stopped);
        }
    }

    private async Task<bool> AgreesAsync(int portals, ToolConsole console, CancellationToken cancellationToken) =>
        portals == 0
        || await console.ConfirmAsync(
            string.Format(null, CompositeFormat.Parse(question!), Counted.Of(portals, "portal")), cancellationToken).ConfigureAwait(false);

    private string Request(ParseResult result, Action<Utf8JsonWriter>? more)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("command", name);
            PortalOptions.Write(json, result);
            more?.Invoke(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static async Task<JsonElement> FirstAsync(ApplicationHost host, CancellationToken cancellationToken)
    {
        await foreach (JsonElement line in host.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            return line;
        }

        throw new ToolException("The application has said nothing of itself.");
    }

    private static List<string> Introduction(JsonElement application)
    {
        List<string> lines =
        [
            $"Environment  {Text(application, "environment")}",
            $"Application  {Text(application, "clientId")}, {Text(application, "baseAddress") ?? "address not configured"}",
            $"Store        {Text(application, "store")}",
            $"Portals      {application.GetProperty("portals").GetInt32()}",
        ];
        if (application.TryGetProperty("release", out JsonElement release))
        {
            string stored = application.TryGetProperty("storedRelease", out JsonElement number)
                ? $"; the store has {number.GetInt64()}, {Text(application, "storedState")}"
                : "";
            lines.Add($"Release      {release.GetInt64()}{stored}");
        }

        return lines;
    }

    private async Task<ExitCode> TakeAsync(
        ApplicationHost host, JsonElement application, ToolConsole console, Func<JsonElement, IReadOnlyList<ShownLine>> linesOf,
        CancellationToken cancellationToken)
    {
        (List<JsonElement> portals, string? state) = await console.ProgressAsync(
            what, (progress, token) => ReadAsync(host, progress, token), cancellationToken).ConfigureAwait(false);
        portals.Sort(static (one, other) => string.CompareOrdinal(Text(one, "portal"), Text(other, "portal")));
        foreach (ShownLine line in portals.SelectMany(portal => ApplicationHost.Understand(linesOf, portal)))
        {
            console.Result(line.Text, line.Color);
        }

        console.Json(json =>
        {
            json.WriteStartObject();
            foreach (JsonProperty property in application.EnumerateObject()
                .Where(static one => one.Name is not ("type" or "portals" or "contract")))
            {
                property.WriteTo(json);
            }

            json.WriteStartArray("portals");
            foreach (JsonElement portal in portals)
            {
                json.WriteStartObject();
                foreach (JsonProperty property in portal.EnumerateObject().Where(static one => one.Name != "type"))
                {
                    property.WriteTo(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        if (state is "Stopped" or "Paused")
        {
            console.Error($"The release is {state.ToLowerInvariant()}. Look at why, then say --resume.");
            return ExitCode.Failed;
        }

        if (Complaint?.Invoke(portals) is { } complaint)
        {
            console.Error(complaint);
            return ExitCode.Failed;
        }

        return PortalStates.ExitOf([.. portals.Select(static portal => ApplicationHost.Understand(PortalStates.MeaningOf, portal))]);
    }

    private static async Task<(List<JsonElement> Portals, string? State)> ReadAsync(
        ApplicationHost host, IToolProgress progress, CancellationToken cancellationToken)
    {
        List<JsonElement> portals = [];
        string? state = null;
        await foreach (JsonElement line in host.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (Text(line, "type"))
            {
                case "progress":
                    (int done, int total) = ApplicationHost.Understand(
                        static line => (line.GetProperty("done").GetInt32(), line.GetProperty("total").GetInt32()), line);
                    progress.Report(done, total);
                    break;
                case "portal":
                    portals.Add(line);
                    break;
                case "release":
                    state = Text(line, "state");
                    break;
            }
        }

        return (portals, state);
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
