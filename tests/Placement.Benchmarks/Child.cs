using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Placement.Benchmarks;

/// <summary>Runs processes of the SDK, and says what they cost.</summary>
internal static partial class Child
{
    /// <summary>Why processor time of a process cannot be told; null: it can.</summary>
    public static string? WhyNot => File.Exists("/bin/sh") ? null : "there is no shell that tells the processor time of its children";

    /// <summary>What a process prints.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static string Run(string file, string folder, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed:\n{output}");
    }

    /// <summary>
    /// The processor time, of user and system, that <c>dotnet</c> with these arguments needs in all its threads, in seconds.
    /// </summary>
    public static double ProcessorTime(string folder, params string[] arguments)
    {
        // A process that has ended tells nobody what it needed, but its parent.
        string output = Run("/bin/sh", folder, ["-c", "dotnet \"$@\" && times", "sh", .. arguments]);
        string children = output.TrimEnd().Split('\n')[^1];
        return Times().Matches(children).Sum(static time =>
            (60 * double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture)) + double.Parse(
                time.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("([0-9]+)m([0-9.]+)s")]
    private static partial Regex Times();
}
