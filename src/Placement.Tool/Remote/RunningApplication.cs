using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Tool.Terminal;

namespace Placement.Tool.Remote;

/// <summary>An application that runs, and lets whoever has its token see and steer its releases.</summary>
internal sealed class RunningApplication : IDisposable
{
    /// <summary>The environment variable with the token.</summary>
    public const string TokenVariable = "PLACEMENTS_TOKEN";

    /// <summary>Where MapReleaseControl maps it, unless it is told otherwise.</summary>
    private const string Path = "/_placement/control";

    /// <summary>The largest answer that is read, in bytes: a page of portals has about a hundred thousand.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private Uri _control;

    private RunningApplication(Uri control, string token)
    {
        _control = control;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = Limit,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Opens it.</summary>
    /// <param name="url">The application's address, or that of its control endpoint.</param>
    /// <param name="console">Asks for the token, where no variable has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolException">The address is none, there is no token, or nothing there can be asked.</exception>
    public static async Task<RunningApplication> OpenAsync(string url, ToolConsole console, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ToolException("--url has to be the https address of the running application: the token is sent there.");
        }

        string token = await console.SecretAsync(TokenVariable, "token", cancellationToken).ConfigureAwait(false);
        if (!token.All(static letter => letter is > ' ' and <= '~'))
        {
            throw new ToolException(
                $"The token of {TokenVariable} has a line break, a space or another character that no token has. Set it again.");
        }

        string given = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        bool isControl = given.EndsWith(Path, StringComparison.Ordinal);
        var application = new RunningApplication(new Uri(isControl ? given : given + Path), token);
        try
        {
            await application.FindAsync(isControl ? null : new Uri(given), cancellationToken).ConfigureAwait(false);
            return application;
        }
        catch
        {
            application.Dispose();
            throw;
        }
    }

    /// <summary>How far the release is; null: there was none yet.</summary>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<RunningRelease?> ProgressAsync(CancellationToken cancellationToken) =>
        Understand(static answer => RunningRelease.Of(answer), await GetAsync(_control, cancellationToken).ConfigureAwait(false));

    /// <summary>All portals.</summary>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(CancellationToken cancellationToken)
    {
        List<JsonElement> portals = [];
        string last = "";
        while (true)
        {
            var page = new Uri($"{_control.AbsoluteUri}/portals?after={Uri.EscapeDataString(last)}");
            JsonElement[] listed = Understand(
                static answer => answer.EnumerateArray().ToArray(), await GetAsync(page, cancellationToken).ConfigureAwait(false));
            if (listed.Length == 0)
            {
                return portals;
            }

            portals.AddRange(listed);
            string next = Understand(static portal => portal.GetProperty("memberId").GetString()!, listed[^1]);
            last = next != last ? next : throw Odd();
        }
    }

    /// <summary>Has it do something.</summary>
    /// <returns>Whether there was something to do.</returns>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<bool> OrderAsync(JsonObject order, CancellationToken cancellationToken)
    {
        using var content = new StringContent(order.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await SendAsync(
            token => _http.PostAsync(_control, content, token), cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => true,
            HttpStatusCode.Conflict => false,
            _ => throw Refused(response),
        };
    }

    /// <summary>What is wrong where the answer is none that is known.</summary>
    public ToolException Odd(Exception? failure = null) => new(
        $"{_control.Authority} has answered something that is no answer of MapReleaseControl. Look at --url, or update both to the same "
        + "version.",
        failure);

    public void Dispose() => _http.Dispose();

    /// <summary>Finds the control endpoint: where it is by default, or else at the address itself.</summary>
    private async Task FindAsync(Uri? other, CancellationToken cancellationToken)
    {
        using HttpResponseMessage usual = await SendAsync(
            token => _http.GetAsync(_control, token), cancellationToken).ConfigureAwait(false);
        if (IsAnswer(usual))
        {
            return;
        }

        if (other is null || usual.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw Refused(usual);
        }

        using HttpResponseMessage named = await SendAsync(
            token => _http.GetAsync(other, token), cancellationToken).ConfigureAwait(false);
        if (!IsAnswer(named) && named.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            throw Refused(usual);
        }

        _control = other;
        if (!IsAnswer(named))
        {
            throw Refused(named);
        }
    }

    private async Task<JsonElement> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(
            token => _http.GetAsync(address, token), cancellationToken).ConfigureAwait(false);
        if (!IsAnswer(response))
        {
            throw Refused(response);
        }

        try
        {
            using JsonDocument answer = JsonDocument.Parse(
                await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            return answer.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw Odd(failure);
        }
    }

    private static bool IsAnswer(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "application/json";

    private T Understand<T>(Func<JsonElement, T> read, JsonElement answer)
    {
        try
        {
            return read(answer);
        }
        catch (Exception failure) when (OddAnswer.IsCauseOf(failure))
        {
            throw Odd(failure);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await send(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(
                $"{_control.Authority} has not answered within {Limit.TotalSeconds} s. Look at whether the application is running.",
                failure)
            { MayPass = true };
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Odd(failure);
        }
        catch (HttpRequestException failure)
        {
            throw new ToolException(
                failure.HttpRequestError == HttpRequestError.SecureConnectionError
                    ? $"{_control.Authority} has a certificate that is not trusted here. Look at it with placements check --url, and at "
                        + "whether the address is the application's."
                    : $"{_control.Authority} cannot be reached. Look at whether the address is right and the application is running.",
                failure)
            { MayPass = failure.HttpRequestError != HttpRequestError.SecureConnectionError };
        }
    }

    private ToolException Refused(HttpResponseMessage response) => new((int)response.StatusCode switch
    {
        401 or 403 => $"{_control.Authority} does not accept the token of {TokenVariable} ({(int)response.StatusCode}).",
        404 => $"There is nothing at {_control.Authority}{_control.AbsolutePath}. The application has to call "
            + "app.MapReleaseControl().RequireAuthorization(…); where that has a path of its own, --url has to be the "
            + "address with this path.",
        int status =>
            $"{_control.Authority} has answered {status}, which is no answer of MapReleaseControl. Look at the application's log.",
    })
    {
        MayPass = response.StatusCode
            is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
    };
}
