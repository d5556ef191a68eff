using System.Diagnostics;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>A real disk of two megabytes, in memory, that can be full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _mountPoint;

    private SmallDisk(DirectoryInfo mountPoint) => _mountPoint = mountPoint;

    /// <summary>A directory on the disk.</summary>
    public DirectoryInfo Directory => _mountPoint.CreateSubdirectory("data");

    private string Ballast => Path.Combine(_mountPoint.FullName, "ballast");

    /// <summary>Mounts the disk. Skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a disk takes Linux, and root.");
        DirectoryInfo mountPoint = System.IO.Directory.CreateTempSubdirectory("placement-disk-");
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "placement", mountPoint.FullName) != 0)
        {
            mountPoint.Delete();
            Assert.Skip("A disk cannot be mounted here.");
        }

        return new SmallDisk(mountPoint);
    }

    /// <summary>Leaves no room for another page.</summary>
    public void Fill()
    {
        byte[] page = new byte[4096];
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, await RunAsync("umount", _mountPoint.FullName));
        _mountPoint.Delete();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
