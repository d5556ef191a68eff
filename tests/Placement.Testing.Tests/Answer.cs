using System.Net.Http.Headers;
using System.Text.Json;

namespace Placement.Testing.Tests;

/// <summary>What came back over the wire.</summary>
internal sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public JsonElement Result =>
        Body.TryGetProperty("result", out JsonElement result) ? result : throw new InvalidOperationException($"{Status} {Body}");

    public string? Error => Text("error");

    public string? Description => Text("error_description");

    public string? Argument => Text("argument");

    public string[] Texts => [.. Result.EnumerateArray().Select(static item => item.GetString()!)];

    /// <summary>The result as text, which is how most tests compare it.</summary>
    public string Json => Result.GetRawText();

    public Answer IsTrue()
    {
        Assert.Equal("true", Json);
        Assert.Equal(200, Status);
        return this;
    }

    public Answer Is(int status, string error, string? description = null, string? argument = null)
    {
        Assert.Equal((status, error), (Status, Error));
        Assert.False(Body.TryGetProperty("result", out _));
        if (description is not null)
        {
            Assert.Equal(description, Description);
        }

        Assert.Equal(argument, Argument);
        return this;
    }

    public Answer Is200()
    {
        Assert.Equal((200, null), (Status, Error));
        return this;
    }

    private string? Text(string name) => Body.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
