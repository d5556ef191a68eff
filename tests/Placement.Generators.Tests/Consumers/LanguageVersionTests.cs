using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Consumers;

/// <summary>Every version of C# that a project may be held at, on every platform that it may target.</summary>
public class LanguageVersionTests
{
    public static TheoryData<string, LanguageVersion, bool, bool> Projects()
    {
        var projects = new TheoryData<string, LanguageVersion, bool, bool>();
        foreach (string platform in (string[])[Platform.Net472, Platform.Net80, Platform.Net100])
        {
            foreach (LanguageVersion version in Enum.GetValues<LanguageVersion>().Where(static version => version is >= LanguageVersion.CSharp7_3 and not (LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor)))
            {
                projects.Add(platform, version, false, false);
                projects.Add(platform, version, Platform.HasHosting(platform), true);
            }
        }

        return projects;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_but_the_widgets_themselves_asks_for_a_newer_language(
        string platform, LanguageVersion version, bool hosting, bool isPublicLibrary)
    {
        TestProject project = Consumer.Create(platform, version, hosting);

        (isPublicLibrary ? project.Public() with { IsLibrary = true, AssemblyName = "Acme.Sales" } : project).AssertSpotless();
    }

    /// <summary>A rule says which version is needed.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp1)]
    [InlineData(LanguageVersion.CSharp3)]
    [InlineData(LanguageVersion.CSharp7_2)]
    public void A_language_that_is_too_old_for_generated_code_gets_none(LanguageVersion version)
    {
        GeneratorRun run = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] internal class Menu { }")
        {
            LanguageVersion = version,
            References = Platform.WithoutHosting(Platform.Net472),
        }.Run();

        Assert.Empty(run.Files);
    }
}
