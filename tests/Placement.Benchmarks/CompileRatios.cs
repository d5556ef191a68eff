using System.Globalization;
using Placement.Analyzers;
using Placement.Generators;

namespace Placement.Benchmarks;

/// <summary>
/// The processor time of a whole compiler process with generator and rules, in relation to one without them, for the same project. The
/// arguments are those that the SDK passes, its own analyzers and generators among them.
/// </summary>
internal static class CompileRatios
{
    public static IEnumerable<Ratio> Measure()
    {
        if (Child.WhyNot is { } reason)
        {
            Console.WriteLine($"compile: skipped, because {reason}");
            yield break;
        }

        yield return Measure(widgets: 1_000, pairs: 5, target: 1.15);
        yield return Measure(widgets: 10, pairs: 15, target: 1.05);
    }

    /// <summary>Compiles a small project once with all, and once with nothing.</summary>
    public static void Check()
    {
        if (Child.WhyNot is null)
        {
            Measure(widgets: 1, pairs: 1, target: 0);
        }
    }

    private static Ratio Measure(int widgets, int pairs, double target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("placement-compile-");
        try
        {
            string[] arguments = Arguments(folder.FullName, widgets);
            string[] ours =
            [
                "/analyzer:" + typeof(PlacementGenerator).Assembly.Location,
                "/analyzer:" + typeof(WidgetAnalyzer).Assembly.Location,
            ];
            string bare = WriteResponse(folder.FullName, "bare", arguments);
            string all = WriteResponse(folder.FullName, "all", [.. arguments, .. ours]);
            double[] ratios =
            [
                .. Enumerable.Range(0, pairs).Select(pair => pair % 2 == 0
                    ? Compile(folder.FullName, all) / Compile(folder.FullName, bare)
                    : 1 / (Compile(folder.FullName, bare) / Compile(folder.FullName, all))).Order(),
            ];
            return new Ratio(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"compiling {widgets:N0} widgets, processor time of the compiler / without generator and rules"),
                ratios[pairs / 2],
                target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Compile(string folder, string response) =>
        Child.ProcessorTime(folder, "exec", Path.Combine(SdkFolder(folder), "Roslyn", "bincore", "csc.dll"), "/noconfig", "@" + response);

    /// <summary>What the SDK would pass to the compiler for a web project of these widgets.</summary>
    private static string[] Arguments(string folder, int widgets)
    {
        for (int number = 0; number < widgets; number++)
        {
            File.WriteAllText(Path.Combine(folder, $"Supplies{number}.cs"), SampleWidget.Source(number));
        }

        File.WriteAllText(
            Path.Combine(folder, "Acme.Sales.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
                <Nullable>enable</Nullable>
                <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
                <SkipCompilerExecution>true</SkipCompilerExecution>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(WidgetBinding).Assembly.Location}" />
                <Reference Include="{typeof(WidgetHosting).Assembly.Location}" />
                <CompilerVisibleProperty Include="RootNamespace" />
              </ItemGroup>
              <Target Name="WriteArguments" AfterTargets="CoreCompile">
                <WriteLinesToFile File="arguments.txt" Lines="@(CscCommandLineArgs)" />
              </Target>
            </Project>
            """);
        Child.Run("dotnet", folder, "build", "-t:Restore;Compile", "-c", "Release", "-v", "q", "-nologo");
        return [.. File.ReadAllLines(Path.Combine(folder, "arguments.txt")).Where(static argument => argument != "/noconfig")];
    }

    private static string WriteResponse(string folder, string name, string[] arguments)
    {
        string path = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(path, arguments);
        return path;
    }

    private static string SdkFolder(string folder)
    {
        string version = Child.Run("dotnet", folder, "--version").Trim();
        return Child.Run("dotnet", folder, "--list-sdks").Split('\n')
            .Where(line => line.StartsWith(version + " [", StringComparison.Ordinal))
            .Select(line => Path.Combine(line[(version.Length + 2)..].TrimEnd().TrimEnd(']'), version))
            .First();
    }
}
