using Placement.Catalog.Writer;

namespace Placement.Catalog.Tests;

public class WrittenFilesTests
{
    private static readonly WrittenFile[] Files = [.. WrittenFile.All(Repository.FindRoot())];

    public static TheoryData<string> Paths => [.. Files.Select(static file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void What_is_written_from_the_data_is_up_to_date(string path)
    {
        WrittenFile file = Files.Single(file => file.Path == path);
        string[] wanted = file.NewText.Split('\n'), found = file.OldText.Split('\n');
        int line = wanted.Zip(found).TakeWhile(static pair => pair.First == pair.Second).Count();

        Assert.False(
            file.IsStale,
            $"{path} is not what {WrittenFile.Source} says. Run: {WrittenFile.Command}\n"
            + $"Line {line + 1} is  {found.ElementAtOrDefault(line)}\ninstead of {wanted.ElementAtOrDefault(line)}");
    }

    [Fact]
    public void A_page_without_the_markers_of_its_table_is_refused()
    {
        Assert.Throws<InvalidDataException>(
            static () => Placement.Catalog.Writer.Documentation.Markers.Replace("# A page\n", "options", ""));
    }
}
