namespace Placement.Testing.Keeping;

/// <summary>The file of a portal's state. Nobody but its owner may read it.</summary>
internal sealed class StateFile(string path)
{
    private const string Aside = ".unreadable";

    /// <summary>What tells what this portal has read or written from what anybody else has written; null: there was no file.</summary>
    private (DateTime WrittenAt, long Length)? _known;

    public string Path => path;

    /// <summary>Whether somebody else has written the file since this portal has read or written it.</summary>
    public bool IsChangedByOthers => Stamp() is { } current && current != _known;

    /// <summary>All of it; null: there is no file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? Read()
    {
        try
        {
            byte[] content = File.ReadAllBytes(path);
            _known = Stamp();
            return content;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes all of it. Whoever reads finds what was there before or what is there now, whenever the process ends.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        string temporary = FormattableString.Invariant($"{path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, OwnersOnly()))
            {
                stream.Write(content);
            }

            File.Move(temporary, path, overwrite: true);
            _known = Stamp();
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Renames the file, so that nothing overwrites it; returns its new path.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be renamed.</exception>
    public string SetAside()
    {
        string aside = path + Aside;
        for (int number = 2; File.Exists(aside); number++)
        {
            aside = FormattableString.Invariant($"{path}{Aside}.{number}");
        }

        File.Move(path, aside);
        return aside;
    }

    private static FileStreamOptions OwnersOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private (DateTime WrittenAt, long Length)? Stamp() =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : null;
}
