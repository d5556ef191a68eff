using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Placement.Lifecycle;
using Placement.Transport;

namespace Placement.Installer;

/// <summary>The parts of the installer's page, as text. Whatever is not ours is encoded here.</summary>
internal sealed class InstallerMarkup(InstallerTexts texts, string applicationName, string nonce)
{
    private const string End = "</body>\n</html>\n";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Everything before the first outcome.</summary>
    public string Head() => $$"""
        {{Start()}}
        <p class="progress" role="status">{{Html.Encode(texts.Registering)}}</p>
        <table>
        <thead><tr><th scope="col">{{Html.Encode(texts.Placement)}}</th><th scope="col">{{Html.Encode(texts.Widget)}}</th><th scope="col">{{Html.Encode(texts.Outcome)}}</th></tr></thead>
        <tbody>

        """;

    /// <summary>What became of one widget. Reasons and advice are as the portal and the library have them: in English, mostly.</summary>
    public string Row(PlacementOutcome outcome)
    {
        string title = outcome.UserId is { } user ? string.Create(CultureInfo.InvariantCulture, $"{outcome.Title} ({user})") : outcome.Title ?? "";
        string row = $"""<tr class="{Class(outcome.Status)}"><td>{Html.Encode(outcome.Placement)}</td><td>{Html.Encode(title)}</td><td>{Html.Encode(texts.NameOf(outcome.Status))}</td></tr>""";
        string explanation = string.Join(' ', new[] { outcome.ErrorCode, outcome.ErrorDescription, outcome.Advice }.Where(static part => !string.IsNullOrWhiteSpace(part)).Select(static part => Html.Encode(part!)));
        return outcome.Status == OutcomeStatus.Failed && explanation.Length > 0
            ? $"""
                {row}
                <tr class="advice"><td colspan="3" lang="en">{explanation}</td></tr>

                """
            : row + "\n";
    }

    /// <summary>The end of a page that tells the portal that the installation is finished.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="origin">The origin of the portal that is told, and nobody else.</param>
    public string Finish(InstallationResult result, string origin) => $$"""
        {{Summary(result, Name(texts.Finishing))}}
        <noscript><p>{{Html.Encode(texts.ScriptNeeded)}}</p></noscript>
        <p id="outside" hidden>{{Html.Encode(texts.FrameNeeded)}}</p>
        <script nonce="{{nonce}}">
        (function () {
          var sid = window.name.split('|')[2];
          if (sid && window.parent !== window) {
            window.parent.postMessage('setInstallFinish:{{Guid.NewGuid():D}}:' + sid, '{{JavaScriptEncoder.Default.Encode(origin)}}');
          } else {
            document.getElementById('outside').hidden = false;
          }
        })();
        </script>
        {{End}}
        """;

    /// <summary>The end of a page on a portal that has the application already.</summary>
    public string Installed(InstallationResult result) => $"""
        {Summary(result, Name(texts.Installed))}
        {End}
        """;

    /// <summary>The end of a page that cannot finish the installation.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="ticket">What lets it run again.</param>
    public string Fail(InstallationResult result, string ticket) => $"""
        {Summary(result, Html.Encode(Reason(result)))}
        <form method="post" action="?"><input type="hidden" name="{RetryTickets.Field}" value="{Html.Encode(ticket)}"><button>{Html.Encode(texts.TryAgain)}</button></form>
        {End}
        """;

    /// <summary>A page for those who cannot install the application.</summary>
    public string AskAdministrator() => $"""
        {Start()}
        <p>{Name(texts.AskAdministrator)}</p>
        {End}
        """;

    private string Start() => $$"""
        <!DOCTYPE html>
        <html lang="{{texts.Culture}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Name(texts.Title)}}</title>
        <style nonce="{{nonce}}">
        body { font: 15px/1.5 system-ui, sans-serif; color: #333; margin: 2rem; max-width: 60rem; }
        h1 { font-size: 1.4rem; font-weight: 500; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: start; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #e3e6ea; vertical-align: top; }
        th { font-weight: 500; color: #66707c; }
        tr.failed td { color: #b3261e; border-bottom: 0; }
        tr.advice td { color: #66707c; padding-top: 0; }
        table:not(:has(td)) { display: none; }
        body:has(.summary) .progress { display: none; }
        button { font: inherit; padding: .4rem 1.2rem; }
        </style>
        </head>
        <body>
        <h1>{{Name(texts.Title)}}</h1>
        """;

    private string Summary(InstallationResult result, string sentence)
    {
        string events = result.EventRefusal is { } refusal ? $"\n<p>{WithCode(texts.EventsFailed, refusal)}</p>" : "";
        string none = result.Report is { Outcomes.Count: 0 } ? $"\n<p>{Html.Encode(texts.NoWidgets)}</p>" : "";
        return $"""
            </tbody>
            </table>{none}{events}
            <p class="summary" role="status">{sentence}</p>
            """;
    }

    private string Reason(InstallationResult result) => result switch
    {
        { Refusal: { } refusal } => string.Format(CultureInfo.InvariantCulture, texts.PortalFailed, OutcomeName.Of(refusal)),
        { Report.Succeeded: false } => texts.WidgetsFailed,
        _ => texts.ApplicationFailed,
    };

    private string Name(string text) => Html.Encode(string.Format(CultureInfo.InvariantCulture, text, applicationName));

    private static string WithCode(string text, BitrixException error) => Html.Encode(string.Format(CultureInfo.InvariantCulture, text, OutcomeName.Of(error)));

    private static string Class(OutcomeStatus status) => status == OutcomeStatus.Failed ? "failed" : "done";
}
