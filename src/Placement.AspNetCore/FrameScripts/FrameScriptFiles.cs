using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Placement.FrameScripts;

/// <summary>The files that pages load, which are part of the assembly.</summary>
internal static class FrameScriptFiles
{
    private const string Folder = "FrameScripts/";
    private const string JavaScript = "text/javascript; charset=utf-8";
    private const int VersionLength = 16;

    private static readonly Lazy<string> Source = new(() => Read("frame.js"));

    private static readonly Lazy<FrameScriptFile> ModuleFile = new(static () => Create(JavaScript, Source.Value));

    private static readonly Lazy<FrameScriptFile> ClassicFile = new(static () => Create(
        JavaScript, $"(() => {{\n{Source.Value.Replace("export const frame", "globalThis.placement", StringComparison.Ordinal)}}})();\n"));

    private static readonly Lazy<FrameScriptFile> EntryFile = new(
        static () => Create(
            JavaScript, $"export * from './{FrameScriptAddress.ModuleName}?{FrameScriptAddress.Version}={Module.Version}';\n"));

    private static readonly Lazy<FrameScriptFile> StartFile = new(static () => Create(JavaScript, Read("start.js")));

    private static readonly Lazy<FrameScriptFile> TypesFile = new(static () => Create("text/plain; charset=utf-8", Read("frame.d.ts")));

    /// <summary>The module.</summary>
    public static FrameScriptFile Module => ModuleFile.Value;

    /// <summary>The same as a classic script.</summary>
    public static FrameScriptFile Classic => ClassicFile.Value;

    /// <summary>
    /// What scripts of a page import: the module at its address with the version, so that a page never has two of it, nor an old one.
    /// </summary>
    public static FrameScriptFile Entry => EntryFile.Value;

    /// <summary>What starts Blazor in a page of ours.</summary>
    public static FrameScriptFile Start => StartFile.Value;

    /// <summary>The declarations for TypeScript.</summary>
    public static FrameScriptFile Types => TypesFile.Value;

    private static FrameScriptFile Create(string contentType, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        string version = Convert.ToHexString(SHA256.HashData(content))[..VersionLength].ToLowerInvariant();
        return new FrameScriptFile(contentType, content, compressed.ToArray(), version);
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(FrameScriptFiles).Assembly.GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd();
    }
}
