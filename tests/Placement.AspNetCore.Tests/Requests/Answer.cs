namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What came back. Headers by their names, values of one name joined.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        (int)response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync(cancellationToken));

    /// <summary>The header's value; null: there is none.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
