namespace Placement.AspNetCore.Tests.Origin.Harness;

/// <summary>A request that an application has sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string Body);
