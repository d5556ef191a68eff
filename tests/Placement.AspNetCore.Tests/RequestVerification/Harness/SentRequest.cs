namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>A request that an application has sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string Body);
