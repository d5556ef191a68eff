using System.Text;

namespace Placement.Tests.OverHttp;

/// <summary>Adds members to every object of every answer whose names are valid JSON but no text.</summary>
internal sealed class NamesWithoutText(string name) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    /// <summary>
    /// Names in Latin-1, so that a character is a byte. Long ones, because a reader need not look at shorter ones than it seeks.
    /// </summary>
    public static TheoryData<string> All =>
    [
        @"\ud83d",
        @"\ude80 and so on and so on and so on",
        "\u00ff\u00fe and so on and so on and so on",
        "\\ud83d\u00ff and so on and so on and so on",
        "\\u0072\u00ff and so on and so on and so on",
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string body = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var broken = new ByteArrayContent(Encoding.Latin1.GetBytes(Break(body)));
        broken.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = broken;
        return response;
    }

    private string Break(string body)
    {
        var broken = new StringBuilder();
        bool isInText = false;
        for (int i = 0; i < body.Length; i++)
        {
            char c = body[i];
            if (isInText && c == '\\')
            {
                broken.Append(c).Append(body[++i]);
                continue;
            }

            isInText ^= c == '"';
            if (!isInText && c == '}')
            {
                broken.Append(broken[^1] == '{' ? "" : ",").Append('"').Append(name).Append("\":0}");
            }
            else if (!isInText && c == '{')
            {
                broken.Append("{\"").Append(name).Append("\":{\"x\":\"").Append(name).Append("\"}").Append(body[i + 1] == '}' ? "" : ",");
            }
            else
            {
                broken.Append(c);
            }
        }

        return broken.ToString();
    }
}
