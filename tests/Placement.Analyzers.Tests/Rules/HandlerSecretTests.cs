using System.Globalization;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0208.</summary>
public class HandlerSecretTests
{
    private const string Verify = "but whoever opens the widget can read its address. Verify APPLICATION_TOKEN of the request instead.";

    [Theory]
    [InlineData("/x?token=abc", "token")]
    [InlineData("/x?id=1&SECRET=abc", "SECRET")]
    [InlineData("/x?password=abc&token=def", "password")]
    [InlineData("/x?pwd=1", "pwd")]
    [InlineData("/x?key=1", "key")]
    [InlineData("/x?apikey=1", "apikey")]
    [InlineData("/x?Api_Key=1", "Api_Key")]
    [InlineData("/x?auth=1", "auth")]
    [InlineData("/x?signature=1#y", "signature")]
    [InlineData("/x?&&a&tok%65n=1", "token")]
    [InlineData("/?token=1", "token")]
    [InlineData("https://myapp.example.com?key=1", "key")]
    public Task A_query_that_carries_a_secret(string handler, string name) =>
        HandlerProject.Create("PLC0208", handler).VerifyAsync($"The query parameter '{name}' looks like a secret, {Verify}");

    [Theory]
    [InlineData("https://user:pw@myapp.example.com/x", "password")]
    [InlineData("https://user@myapp.example.com/x", "user name")]
    public Task User_info_is_a_secret(string handler, string what) =>
        HandlerProject.Create("PLC0208", handler).VerifyAsync($"The {what} before the host looks like a secret, {Verify}");

    [Theory]
    [InlineData("http://user:hush@myapp.example.com?token=hush", "PLC0205")]
    [InlineData("https://localhost/x?token=hush", "PLC0203")]
    [InlineData("https://user:hush@10.0.0.1/x", "PLC0204")]
    [InlineData("ftp://user:hush@myapp.example.com", "PLC0202")]
    [InlineData("https://user:hush@/x", "PLC0201")]
    [InlineData("//user:hush@myapp.example.com/x?token=hush", "PLC0201")]
    [InlineData("x?id=1&key=hush", "PLC0201")]
    [InlineData("myapp.example.com/x?auth=hush", "PLC0201")]
    public async Task A_secret_is_reported_beside_what_else_is_wrong_and_in_no_message(string handler, string id)
    {
        RuleProject project = HandlerProject.Create(id, handler, "PLC0208");

        await project.VerifyAsync();
        Assert.All(
            await project.DiagnosticsAsync(),
            diagnostic => Assert.DoesNotContain("hush", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
