using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>Icon and README, as galleries show them: away from the repository.</summary>
public sealed partial class FrontTests(PackageFeed feed)
{
    private const string Pages = "https://github.com/placement-generators/Placement.Generators";
    private const string Gallery = "https://www.nuget.org/packages/";

    [Fact]
    public void The_icon_is_a_small_square_picture()
    {
        Assert.All(feed.Packages, static package =>
        {
            byte[] icon = PackedFiles.Open(package)["icon.png"];
            Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], icon[..8]);
            Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
            Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
            Assert.InRange(icon.Length, 200, 20 * 1024);
        });
    }

    [Theory]
    [InlineData("Placement.Generators")]
    [InlineData("Placement.AspNetCore")]
    [InlineData("Placement.Orleans")]
    [InlineData("Placement.Testing")]
    [InlineData("Placement.Tool", "```sh")]
    public void A_README_introduces_its_package(string id, string example = "```csharp")
    {
        string readme = ReadmeOf(id);
        Assert.StartsWith($"# {id}\n", readme, StringComparison.Ordinal);
        Assert.Contains(example, readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Placement.Generators")]
    [InlineData("Placement.AspNetCore")]
    [InlineData("Placement.Orleans")]
    [InlineData("Placement.Testing")]
    [InlineData("Placement.Tool")]
    public void The_links_of_a_README_lead_to_pages_that_exist(string id)
    {
        string[] links = [.. Link().Matches(ReadmeOf(id)).Select(static match => match.Groups["address"].Value)];
        Assert.NotEmpty(links);
        Assert.All(links, static link => Assert.True(Exists(link), $"{link} leads nowhere."));
    }

    private static bool Exists(string link)
    {
        const string files = $"{Pages}/blob/main/";
        return link.StartsWith(files, StringComparison.Ordinal) ? File.Exists(Path.Combine(BuildFacts.RepositoryRoot, link[files.Length..]))
            : link.StartsWith(Gallery, StringComparison.Ordinal)
                ? link[Gallery.Length..] is "Placement.Generators" or "Placement.AspNetCore" or "Placement.Orleans" or "Placement.Testing" or "Placement.Tool"
            : link == $"{Pages}#documentation" && File.ReadLines(Path.Combine(BuildFacts.RepositoryRoot, "README.md"))
                .Contains("## Documentation");
    }

    private string ReadmeOf(string id) =>
        Encoding.UTF8.GetString(PackedFiles.Open(feed.Packages.Single(path => Path.GetFileName(path) == $"{id}.{PackageFeed.Version}.nupkg"))["README.md"]).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\((?<address>[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
