using System.Globalization;
using System.Text.Encodings.Web;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Pages;
using Placement.Transport;

namespace Placement.Installer;

/// <summary>The parts of the installer's page, as text. Whatever is not ours is encoded here.</summary>
internal sealed class InstallerMarkup(PageTexts texts, string applicationName, string nonce)
{
    private const string Style =
        """

        table{border-collapse:collapse;width:100%;max-width:60rem}
        th,td{text-align:start;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #e3e6ea;vertical-align:top}
        th{font-weight:500;color:#66707c}
        tr.failed td{color:#b3261e;border-bottom:0}
        tr.advice td{color:#66707c;padding-top:0}
        table:not(:has(td)){display:none}
        body:has(.summary) .progress{display:none}
        button{font:inherit;padding:.4rem 1.2rem}

        """;

    /// <summary>Everything before the first outcome.</summary>
    public string Head() => $$"""
        {{Start()}}
        <p class="progress" role="status">{{Text("Registering")}}</p>
        <table>
        <thead><tr>{{HeaderCell("Placement")}}{{HeaderCell("Widget")}}{{HeaderCell("Outcome")}}</tr></thead>
        <tbody>

        """;

    /// <summary>What became of one widget. Reasons and advice are as the portal and the library have them: in English, mostly.</summary>
    public string Row(PlacementOutcome outcome)
    {
        string title = outcome.UserId is { } user
            ? string.Create(CultureInfo.InvariantCulture, $"{outcome.Title} ({user})")
            : outcome.Title ?? "";
        string cells = $"<td>{Encode(outcome.Placement)}</td><td>{Encode(title)}</td><td>{Text(NameOf(outcome.Status))}</td>";
        string row = $"""<tr class="{Class(outcome.Status)}">{cells}</tr>""";
        string explanation = string.Join(
            ' ',
            new[] { outcome.ErrorCode, outcome.ErrorDescription, outcome.Advice }
                .Where(static part => !string.IsNullOrWhiteSpace(part))
                .Select(static part => Encode(part!)));
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
        {{Summary(result, Text("Finishing", applicationName))}}
        <noscript><p>{{Text("ScriptNeeded")}}</p></noscript>
        <p id="outside" hidden>{{Text("FrameNeeded")}}</p>
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
        {{HtmlPage.End}}
        """;

    /// <summary>The end of a page on a portal that has the application already.</summary>
    public string Installed(InstallationResult result, string advice) => $"""
        {Summary(result, Text("Installed", applicationName))}
        {InEnglish(advice)}
        {HtmlPage.End}
        """;

    /// <summary>The end of a page that cannot finish the installation.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="ticket">What lets it run again.</param>
    public string Fail(InstallationResult result, string ticket) => $"""
        {Summary(result, Reason(result))}{Advice(result)}
        <form method="post" action="?">{TicketField(ticket)}<button>{Text("TryAgain")}</button></form>
        {HtmlPage.End}
        """;

    /// <summary>The end of a page of an application that will not be able to renew tokens. Who insists can finish all the same.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="ticket">What lets it run again.</param>
    public string AskForSecret(InstallationResult result, string problem, string ticket) => $"""
        {Summary(result, Text("SecretFailed"))}
        {InEnglish(problem)}
        <form method="post" action="?">{TicketField(ticket)}<button>{Text("TryAgain")}</button>
        <button name="{RetryTickets.FinishField}" value="1">{Text("FinishAnyway")}</button></form>
        {HtmlPage.End}
        """;

    /// <summary>The end of a page of an application that does not know its address. To try again there would change nothing.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="problem">What is wrong with the address, to follow "the application's address".</param>
    public string AskForAddress(InstallationResult result, string problem) => $"""
        {Summary(result, Text("AddressFailed"))}
        {InEnglish($"The application's address {problem}. {ApplicationAddress.Advice}")}
        {HtmlPage.End}
        """;

    /// <summary>A page for those who cannot install the application.</summary>
    public string AskAdministrator() => $"""
        {Start()}
        <p>{Text("AskAdministrator", applicationName)}</p>
        {HtmlPage.End}
        """;

    private string Start()
    {
        using var start = new StringWriter(CultureInfo.InvariantCulture);
        string title = texts.Format("Installer.Title", applicationName);
        HtmlPage.WriteBegin(start, texts.Language, title, Style, nonce);
        start.Write($"<h1>{Encode(title)}</h1>");
        return start.ToString();
    }

    private string Summary(InstallationResult result, string sentence)
    {
        string events = result.EventRefusal is { } refusal ? $"\n<p>{Text("EventsFailed", OutcomeName.Of(refusal))}</p>" : "";
        string none = result.Report is { Outcomes.Count: 0 } ? $"\n<p>{Text("NoWidgets")}</p>" : "";
        return $"""
            </tbody>
            </table>{none}{events}
            <p class="summary" role="status">{sentence}</p>
            """;
    }

    /// <summary>What to do where Bitrix24 refused everything; what to do about single widgets stands in the table.</summary>
    private static string Advice(InstallationResult result) =>
        BitrixError.Find(result.Refusal?.Code)?.Advice is { } advice ? "\n" + InEnglish(advice) : "";

    /// <summary>What operators and developers have to set, as the library has it.</summary>
    private static string InEnglish(string advice) => $"""<p class="reason" lang="en">{Encode(advice)}</p>""";

    private string Reason(InstallationResult result) => result switch
    {
        { Refusal: { } refusal } => Text("PortalFailed", OutcomeName.Of(refusal)),
        { Report.Succeeded: false } => Text("WidgetsFailed"),
        _ => Text("ApplicationFailed"),
    };

    private static string TicketField(string ticket) => $"""<input type="hidden" name="{RetryTickets.Field}" value="{Encode(ticket)}">""";

    private string HeaderCell(string name) => $"""<th scope="col">{Text(name)}</th>""";

    private string Text(string name) => Encode(texts[$"Installer.{name}"]);

    private string Text(string name, string argument) => Encode(texts.Format($"Installer.{name}", argument));

    private static string Encode(string text) => HtmlPage.Encoder.Encode(text);

    private static string NameOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Unchanged => "Unchanged",
        OutcomeStatus.Bound => "Bound",
        OutcomeStatus.Replaced => "Replaced",
        OutcomeStatus.Removed => "Removed",
        _ => "Failed",
    };

    private static string Class(OutcomeStatus status) => status == OutcomeStatus.Failed ? "failed" : "done";
}
