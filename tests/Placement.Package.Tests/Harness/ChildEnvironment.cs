using System.Collections;

namespace Placement.Package.Tests.Harness;

/// <summary>
/// The environment of the programs that tests start. Every variable is a property of MSBuild, and a test run sets many for itself: only
/// what finds the machine's programs, folders and network gets through.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH",
        "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ALLUSERSPROFILE", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432",
        "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "DOTNET_CLI_HOME", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    };

    private static readonly string[] KeptPrefixes = ["DOTNET_ROOT", "LC_", "NUGET_", "SSL_", "XDG_"];

    /// <summary>For the dotnet command line: English, quiet, and nothing left running.</summary>
    public static Dictionary<string, string> ForDotnet() => new(ForPrograms())
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
        ["UseSharedCompilation"] = "false",
    };

    /// <summary>For programs that were built.</summary>
    public static Dictionary<string, string> ForPrograms() =>
        Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(static variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
            .Where(static variable => Kept.Contains(variable.Name) || KeptPrefixes.Any(prefix => variable.Name.StartsWith(
                prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(static variable => variable.Name, static variable => variable.Value);
}
