using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Tool.Terminal;

namespace Placement.Tool.Remote;

/// <summary>What MapReleaseControl has mapped, asked over HTTP with a token.</summary>
internal sealed class ControlEndpoint : IDisposable
{
    /// <summary>The environment variable with the token.</summary>
    public const string TokenVariable = "PLACEMENTS_TOKEN";

    /// <summary>Where MapReleaseControl maps it, unless it is told otherwise.</summary>
    private const string Path = "/_placement/control";

    /// <summary>The largest answer that is read, in bytes: a page of portals has about a hundred thousand.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private Uri _address;

    private ControlEndpoint(Uri address, string token)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = Limit,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Who is asked.</summary>
    public string Name => _address.Authority;

    /// <summary>Opens it.</summary>
    /// <param name="url">The application's address, or that of the endpoint.</param>
    /// <param name="console">Asks for the token, where no variable has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolException">The address is none, there is no token, or nothing there can be asked.</exception>
    public static async Task<ControlEndpoint> OpenAsync(string url, ToolConsole console, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ToolException("--url has to be the https address of the running application: the token is sent there.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ToolException(
                $"--url must have no user name and no password, which others can see. The token comes from {TokenVariable}, "
                + "or is asked for.");
        }

        string token = await console.SecretAsync(TokenVariable, "token", cancellationToken).ConfigureAwait(false);
        if (!token.All(static letter => letter is > ' ' and <= '~'))
        {
            throw new ToolException(
                $"The token of {TokenVariable} has a line break, a space or another character that no token has. Set it again.");
        }

        string given = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        bool isEndpoint = given.EndsWith(Path, StringComparison.Ordinal);
        var endpoint = new ControlEndpoint(new Uri(isEndpoint ? given : given + Path), token);
        try
        {
            await endpoint.LocateAsync(isEndpoint ? null : new Uri(given), cancellationToken).ConfigureAwait(false);
            return endpoint;
        }
        catch
        {
            endpoint.Dispose();
            throw;
        }
    }

    /// <summary>Asks something.</summary>
    /// <param name="path">What is asked, below the endpoint.</param>
    /// <param name="query">What is meant; empty: nothing more is said.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolException">It cannot be asked.</exception>
    public async Task<JsonElement> GetAsync(string path, string query, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(
            token => _http.GetAsync(Below(path, query), token), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Orders something.</summary>
    /// <exception cref="ToolException">Nothing has answered.</exception>
    public async Task<HttpResponseMessage> PostAsync(string query, JsonObject order, CancellationToken cancellationToken)
    {
        using var content = new StringContent(order.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendAsync(token => _http.PostAsync(Below("", query), content, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What an answer says.</summary>
    /// <exception cref="ToolException">It says something else.</exception>
    public T Understand<T>(Func<JsonElement, T> read, JsonElement answer) => OddAnswer.Read(read, answer, Odd);

    /// <summary>What is wrong where the answer is none that is known.</summary>
    public ToolException Odd(Exception? failure = null) => new(
        $"{Name} has answered something that is no answer of MapReleaseControl. Look at --url, or update both to the same version.",
        failure);

    /// <summary>What is wrong where the status is another than it should be.</summary>
    public ToolException Refused(HttpResponseMessage response) => new((int)response.StatusCode switch
    {
        401 or 403 => $"{Name} does not accept the token of {TokenVariable} ({(int)response.StatusCode}).",
        404 => $"There is nothing at {Name}{_address.AbsolutePath}. The application has to call "
            + "app.MapReleaseControl().RequireAuthorization(…); where that has a path of its own, --url has to be the "
            + "address with this path.",
        int status and >= 300 and < 400 => $"{Name} sends elsewhere ({status}), as to a page on which people sign in. The endpoint has to "
            + "accept bearer tokens, and --url has to be the address that answers itself.",
        int status => $"{Name} has answered {status}, which is no answer of MapReleaseControl. Look at the application's log.",
    })
    {
        MayPass = response.StatusCode
            is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
    };

    public void Dispose() => _http.Dispose();

    private static bool IsAnswer(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "application/json";

    private Uri Below(string path, string query) => new($"{_address.AbsoluteUri}{path}?{query}".TrimEnd('?', '&'));

    /// <summary>Finds the endpoint: where it is by default, or else at the address itself.</summary>
    private async Task LocateAsync(Uri? other, CancellationToken cancellationToken)
    {
        using HttpResponseMessage usual = await SendAsync(
            token => _http.GetAsync(_address, token), cancellationToken).ConfigureAwait(false);
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

        _address = other;
        if (!IsAnswer(named))
        {
            throw Refused(named);
        }
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsAnswer(response))
        {
            // The endpoint itself is there: it was found before.
            throw response.StatusCode == HttpStatusCode.NotFound ? Odd() : Refused(response);
        }

        try
        {
            return OddAnswer.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter is a charset that nobody knows.
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
                $"{Name} has not answered within {Limit.TotalSeconds} s. Look at whether the application is running.", failure)
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
                    ? $"{Name} has a certificate that is not trusted here. Look at it with placements check --url, and at whether the "
                        + "address is the application's."
                    : $"{Name} cannot be reached. Look at whether the address is right and the application is running.",
                failure)
            { MayPass = failure.HttpRequestError != HttpRequestError.SecureConnectionError };
        }
    }
}
