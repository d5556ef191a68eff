using System.Runtime.CompilerServices;
using Desk;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>The widget of docs/forms.md, as it stands there. That its program compiles is a test of the generator.</summary>
public sealed class DocumentedFormTests
{
    private const string Attribute = "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Notes\")]\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_shown_when_the_deal_is_opened_again()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false }, Stop);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal, new InstallableOptions
        {
            Bindings =
            [
                new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-notes","TITLE":"Notes"}"""u8, typeof(DealNotes)),
            ],
            Hosted = [HostedWidget.Create<CrmEntityContext, Desk.Note>(typeof(DealNotes))],
        });
        (await portal.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();
        WidgetPage page = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: Stop);

        WidgetPage saved = await SubmitAsync(page, "Bring <tiles>", "2026-12-24");
        WidgetPage wrong = await SubmitAsync(saved, "", "tomorrow");
        WidgetPage again = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: Stop);
        WidgetPage other = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 18 }, cancellationToken: Stop);

        Assert.Contains("value=\"Bring &lt;tiles&gt;\"", saved.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Write something.", wrong.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Due: this cannot be read.", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"Bring &lt;tiles&gt;\"", again.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-12-24\"", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("tiles", other.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_this_widget()
    {
        string widget = Read("DealNotes.cs").Replace(
            $"public sealed class {nameof(DealNotes)}", $"{Attribute}public sealed class {nameof(DealNotes)}", StringComparison.Ordinal);

        Assert.Contains($"```csharp\n{widget}```\n", Read("..", "..", "..", "docs", "forms.md"), StringComparison.Ordinal);
    }

    private static Task<WidgetPage> SubmitAsync(WidgetPage page, string text, string due) =>
        page.SubmitAsync(new Dictionary<string, string> { ["Text"] = text, ["Due"] = due }, Stop);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder(), .. path])).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
