using Microsoft.Net.Http.Headers;

namespace Placement.Testing.Page;

/// <summary>A file of the page.</summary>
/// <param name="ContentType">What it is.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Tag">Changes with the content.</param>
internal sealed record PageAsset(string ContentType, ReadOnlyMemory<byte> Content, EntityTagHeaderValue Tag);
