using System.Net;

namespace Placement.Transport;

/// <summary>An answer over HTTP, before it is interpreted.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">Where a redirect points to; null: nowhere.</param>
/// <param name="IsRedirected">Whether the answer is a redirect, or the handler followed one and lost the post.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, Uri? Location, bool IsRedirected, ReadOnlyMemory<byte> Body);
