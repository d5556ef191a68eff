using System.Text;
using System.Text.Json;

namespace Placement.Benchmarks;

/// <summary>Has nothing, and takes everything.</summary>
internal sealed class WillingPortal : HttpMessageHandler
{
    private const string Time =
        """
        {"start":1,"finish":1,"duration":0.1,"processing":0.1,
         "date_start":"2026-01-01T00:00:00+00:00","date_finish":"2026-01-01T00:00:00+00:00"}
        """;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string method = request.RequestUri!.AbsolutePath;
        string result = method.Contains("batch", StringComparison.Ordinal)
            ? $$"""
              {"result":{{await AnswersAsync(request, cancellationToken)}},
               "result_error":[],"result_total":[],"result_next":[],"result_time":[]}
              """
            : method.Contains("bind", StringComparison.Ordinal) ? "true" : "[]";
        return new HttpResponseMessage
        {
            Content = new StringContent($$"""{"result":{{result}},"time":{{Time}}}""", Encoding.UTF8, "application/json"),
        };
    }

    private static async Task<string> AnswersAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        IEnumerable<string> answers = body.RootElement.GetProperty("cmd").EnumerateObject().Select(static one => $"\"{one.Name}\":true");
        return $"{{{string.Join(',', answers)}}}";
    }
}
