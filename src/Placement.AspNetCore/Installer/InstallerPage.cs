using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Placement.Lifecycle;
using Placement.Pages;

namespace Placement.Installer;

/// <summary>
/// Sends the installer's page in parts, as the installation goes on. A browser that goes away meanwhile stops the page, and nothing else.
/// </summary>
internal sealed class InstallerPage
{
    private const int NonceLength = 16;

    private readonly HttpContext _context;
    private readonly InstallerMarkup _markup;
    private readonly Channel<PlacementOutcome> _outcomes =
        Channel.CreateUnbounded<PlacementOutcome>(new UnboundedChannelOptions { SingleReader = true });

    private bool _isGone;

    /// <summary>Begins a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="texts">The texts in the user's language.</param>
    /// <param name="applicationName">What the application is called.</param>
    /// <param name="ancestor">The origin of the portal, which alone may show the page.</param>
    public InstallerPage(HttpContext context, PageTexts texts, string applicationName, string ancestor)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceLength));
        _context = context;
        _markup = new InstallerMarkup(texts, applicationName, nonce);

        HttpResponse response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = HtmlPage.ContentType;
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'";

        // What stands between keeps a page until it is complete, unless told not to.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        FrameHeaders.Apply(context, ancestor);
    }

    /// <summary>Writes the page for those who cannot install the application.</summary>
    public Task AskAdministratorAsync() => WriteAsync(_markup.AskAdministrator());

    /// <summary>Writes everything but the end, while the installation runs.</summary>
    /// <param name="install">Runs it.</param>
    /// <returns>What became of it.</returns>
    public async Task<InstallationResult> ShowAsync(Func<IProgress<PlacementOutcome>, Task<InstallationResult>> install)
    {
        await WriteAsync(_markup.Head()).ConfigureAwait(false);
        Task<InstallationResult> running = RunAsync(install);
        while (await _outcomes.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var rows = new StringBuilder();
            while (_outcomes.Reader.TryRead(out PlacementOutcome? outcome))
            {
                rows.Append(_markup.Row(outcome));
            }

            await WriteAsync(rows.ToString()).ConfigureAwait(false);
        }

        return await running.ConfigureAwait(false);
    }

    /// <summary>Ends the page: the portal is told that the installation is finished.</summary>
    public Task FinishAsync(InstallationResult result, string portalOrigin) => WriteAsync(_markup.Finish(result, portalOrigin));

    /// <summary>Ends the page: there is nothing to be finished.</summary>
    public Task EndAsync(InstallationResult result, string advice) => WriteAsync(_markup.Installed(result, advice));

    /// <summary>Ends the page: the application's operator has to correct its client secret.</summary>
    public Task AskForSecretAsync(InstallationResult result, string problem, string ticket) =>
        WriteAsync(_markup.AskForSecret(result, problem, ticket));

    /// <summary>Ends the page: the application's operator has to set its address.</summary>
    public Task AskForAddressAsync(InstallationResult result, string problem) => WriteAsync(_markup.AskForAddress(result, problem));

    /// <summary>Ends the page: the installation failed, and can be tried again.</summary>
    public Task FailAsync(InstallationResult result, string ticket) => WriteAsync(_markup.Fail(result, ticket));

    private async Task<InstallationResult> RunAsync(Func<IProgress<PlacementOutcome>, Task<InstallationResult>> install)
    {
        try
        {
            return await install(new Progress(_outcomes.Writer)).ConfigureAwait(false);
        }
        finally
        {
            _outcomes.Writer.Complete();
        }
    }

    private async Task WriteAsync(string text)
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            // What is installed is installed to its end, and so the page says: only a connection that is closed stops it.
            await _context.Response.WriteAsync(text).ConfigureAwait(false);
            await _context.Response.Body.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            _isGone = true;
        }
    }

    private sealed class Progress(ChannelWriter<PlacementOutcome> outcomes) : IProgress<PlacementOutcome>
    {
        public void Report(PlacementOutcome value) => outcomes.TryWrite(value);
    }
}
