using System.CommandLine;
using System.Text.Json;
using Placement.Manifests;
using Placement.Tool.Differences;
using Placement.Tool.Manifests;
using Placement.Tool.Terminal;
using Spectre.Console;

namespace Placement.Tool.Commands;

/// <summary>The command <c>diff</c>.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Old = new("old")
    {
        Description = "The release before: an exported manifest, or a built assembly.",
    };

    private static readonly Argument<string> New = new("new")
    {
        Description = "The release to come: an exported manifest, or a built assembly.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "diff",
            "Says what a release changes on portals that have the one before. None of the application's code is run.",
            "placements diff widgets.json bin/Release/net10.0/DealDesk.dll",
            "placements diff main.json branch.json --json")
        {
            Old, New,
        };
        return command.Does(surroundings, (result, console, _) => Task.FromResult(Run(result, console, surroundings)));
    }

    private static ExitCode Run(ParseResult result, ToolConsole console, Surroundings surroundings)
    {
        var difference = ManifestDifference.Between(
            ManifestSource.Read(Path.GetFullPath(result.GetValue(Old)!, surroundings.Directory)),
            ManifestSource.Read(Path.GetFullPath(result.GetValue(New)!, surroundings.Directory)));
        foreach (ManifestChange change in difference.Changes)
        {
            console.Result(PlainText.Of(change.ToString()), ColorOf(change.Kind));
        }

        foreach (string scope in difference.AddedScopes)
        {
            console.Result(PlainText.Of($"+ scope {scope}"), Color.Green);
        }

        foreach (string scope in difference.RemovedScopes)
        {
            console.Result(PlainText.Of($"- scope {scope}"), Color.Red);
        }

        if (difference.IsEmpty)
        {
            console.Result("Nothing changes.");
        }

        console.Json(writer => Write(writer, difference));
        return difference.IsEmpty ? ExitCode.Done : ExitCode.Differs;
    }

    private static Color ColorOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => Color.Green,
        ChangeKind.Removed => Color.Red,
        _ => Color.Yellow,
    };

    private static void Write(Utf8JsonWriter writer, ManifestDifference difference)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("changes");
        foreach (ManifestChange change in difference.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
            writer.WriteString("placement", change.Placement);
            writer.WriteString("handler", change.Handler);
            if (change.UserId is { } user)
            {
                writer.WriteNumber("user", user);
            }

            if (change.Title is { } title)
            {
                writer.WriteString("title", title);
            }

            Write(writer, change.Differences);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Write(writer, "addedScopes", difference.AddedScopes);
        Write(writer, "removedScopes", difference.RemovedScopes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<BindingDifference> differences)
    {
        writer.WriteStartArray("differences");
        foreach (BindingDifference field in differences)
        {
            writer.WriteStartObject();
            writer.WriteString("field", field.Field);
            writer.WriteString("old", field.Stored);
            writer.WriteString("new", field.Declared);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
