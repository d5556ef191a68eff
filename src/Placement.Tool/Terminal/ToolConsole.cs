using System.Text;
using System.Text.Json;
using Placement.Manifests;
using Placement.Tool.Host;
using Spectre.Console;

namespace Placement.Tool.Terminal;

/// <summary>
/// What commands write with. The standard output has the result, as text or as JSON; everything else goes to the standard error.
/// </summary>
internal sealed class ToolConsole
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Surroundings _surroundings;
    private readonly Verbosity _verbosity;
    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _error;
    private readonly List<string> _secrets = [];

    /// <summary>Creates a console.</summary>
    /// <param name="surroundings">Where to write.</param>
    /// <param name="isJson">Whether the result is JSON.</param>
    /// <param name="noColor">Whether there are no colours.</param>
    /// <param name="verbosity">How much is said.</param>
    public ToolConsole(Surroundings surroundings, bool isJson, bool noColor, Verbosity verbosity)
    {
        _surroundings = surroundings;
        _verbosity = verbosity;
        IsJson = isJson;
        bool hasColor = !noColor && string.IsNullOrEmpty(surroundings.Variable("NO_COLOR"));
        _output = Create(surroundings.Output, surroundings.IsOutputTerminal, hasColor);
        _error = Create(surroundings.Error, surroundings.IsTerminal, hasColor);
    }

    /// <summary>Whether the result is JSON.</summary>
    public bool IsJson { get; }

    /// <summary>Whether bars may move.</summary>
    public bool IsTerminal => _surroundings.IsTerminal && _verbosity > Verbosity.Quiet;

    /// <summary>Whether somebody can answer a question.</summary>
    public bool CanAsk => _surroundings.CanAsk;

    /// <summary>A line of the result as text.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="color">A colour on terminals.</param>
    public void Result(string text, Color? color = null)
    {
        if (!IsJson)
        {
            Write(_output, _surroundings.Output, _surroundings.IsOutputTerminal, text, color);
        }
    }

    /// <summary>The result as JSON, indented. Nothing happens where it is wanted as text.</summary>
    /// <param name="write">Writes one value.</param>
    public void Json(Action<Utf8JsonWriter> write)
    {
        if (!IsJson)
        {
            return;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            write(writer);
        }

        // Within texts of JSON an escape says the same as what it stands for.
        _surroundings.Output.WriteLine(Plain(Encoding.UTF8.GetString(buffer.ToArray())));
    }

    /// <summary>Says what is done.</summary>
    public void Note(string text)
    {
        if (_verbosity > Verbosity.Quiet)
        {
            Write(_error, _surroundings.Error, _surroundings.IsTerminal, text, null);
        }
    }

    /// <summary>Says what only somebody who looks for a cause wants to know.</summary>
    public void Detail(string text)
    {
        if (_verbosity == Verbosity.Detailed && text.Length > 0)
        {
            Write(_error, _surroundings.Error, _surroundings.IsTerminal, text, Color.Grey);
        }
    }

    /// <summary>Says what is in doubt, but stops nothing.</summary>
    public void Warning(string text) =>
        Write(_error, _surroundings.Error, _surroundings.IsTerminal, $"warning: {text}", Color.Yellow);

    /// <summary>Says why it does not go on.</summary>
    public void Error(string text) => Write(_error, _surroundings.Error, _surroundings.IsTerminal, $"error: {text}", Color.Red);

    /// <summary>The text of somebody else, without the secrets that were asked for, and without what looks like one.</summary>
    /// <param name="text">What a program, a portal or an exception says.</param>
    /// <param name="secrets">More secrets that are known.</param>
    public string Clean(string text, IEnumerable<string>? secrets = null) => SecretText.Clean(text, [.. _secrets, .. secrets ?? []]);

    /// <summary>Asks before something is written.</summary>
    /// <param name="question">A question, without what may be answered.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether the answer is yes; false, too, where the input ends.</returns>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
    {
        await _surroundings.Error.WriteAsync($"{question} [y/N] ").ConfigureAwait(false);
        await _surroundings.Error.FlushAsync(cancellationToken).ConfigureAwait(false);

        // A terminal that is read is not let go of by Ctrl+C.
        Task<string?> reading = Task.Run(_surroundings.Input.ReadLine, CancellationToken.None);
        await Task.WhenAny(reading, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            await _surroundings.Error.WriteLineAsync().ConfigureAwait(false);
            throw new OperationCanceledException(cancellationToken);
        }

        string? answer = (await reading.ConfigureAwait(false))?.Trim();
        return string.Equals(answer, "y", StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, "yes", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A secret: of an environment variable or, where somebody can answer, asked for without showing it.</summary>
    /// <param name="variable">The environment variable.</param>
    /// <param name="what">What is asked for.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The secret, without white space around it.</returns>
    /// <exception cref="ToolException">There is none.</exception>
    public async Task<string> SecretAsync(string variable, string what, CancellationToken cancellationToken)
    {
        string? text = _surroundings.Variable(variable);
        if (string.IsNullOrWhiteSpace(text) && CanAsk)
        {
            var prompt = new TextPrompt<string>($"The {Markup.Escape(what)}:").Secret(mask: null).AllowEmpty();
            try
            {
                text = await _error.PromptAsync(prompt, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                await _surroundings.Error.WriteLineAsync().ConfigureAwait(false);
                throw;
            }
        }

        string secret = text?.Trim() ?? "";
        _secrets.Add(secret);
        return secret.Length > 0 ? secret
            : throw new ToolException(CanAsk
                ? $"Without the {what} nothing can be done. It can stand in the environment variable {variable}, too."
                : $"Nobody can be asked for the {what} here. Set the environment variable {variable}.");
    }

    /// <summary>Does long work, with a bar on a terminal and lines elsewhere.</summary>
    /// <param name="what">What it is, in a few words.</param>
    /// <param name="work">Does it, and says how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> ProgressAsync<T>(
        string what, Func<IToolProgress, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!IsTerminal)
        {
            return await work(new LineProgress(this, what), cancellationToken).ConfigureAwait(false);
        }

        return await _error.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: 1);
                task.IsIndeterminate = true;
                T result = await work(new BarProgress(task, _error), cancellationToken).ConfigureAwait(false);
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            })
            .ConfigureAwait(false);
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool hasColor) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal && hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    });

    /// <summary>Lines are wrapped by terminals only: elsewhere somebody looks for them.</summary>
    private static void Write(IAnsiConsole console, TextWriter writer, bool isTerminal, string text, Color? color)
    {
        string plain = Plain(text);
        if (isTerminal && color is { } shown)
        {
            console.WriteLine(plain, new Style(shown));
        }
        else
        {
            writer.WriteLine(plain);
        }
    }

    /// <summary>What is written may come from a portal, a project or a file: it must not move the cursor or turn the text around.</summary>
    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(static line => PlainText.Of(line.TrimEnd('\r'))));
}
