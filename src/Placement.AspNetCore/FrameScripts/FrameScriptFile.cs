using Microsoft.Net.Http.Headers;

namespace Placement.FrameScripts;

/// <summary>One of the files that pages load.</summary>
/// <param name="ContentType">What it is.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Compressed">The same by gzip.</param>
/// <param name="Version">Changes with the content.</param>
internal sealed record FrameScriptFile(string ContentType, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Compressed, string Version)
{
    /// <summary>The tag of the content, as it is or compressed.</summary>
    public EntityTagHeaderValue Tag(bool isCompressed) => new(isCompressed ? $"\"{Version}-gzip\"" : $"\"{Version}\"");
}
