using Placement.Catalog.Writer;

string root = Repository.FindRoot();
foreach (WrittenFile file in WrittenFile.All(root))
{
    if (file.IsStale)
    {
        file.Write();
        Console.WriteLine($"wrote {file.Path}");
    }
}
