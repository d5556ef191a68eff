using System.Net;
using System.Runtime.CompilerServices;
using Desk.Pages;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>The page of docs/mvc-and-razor-pages.md, as it stands there. That its program compiles is a test of the generator.</summary>
public sealed class DocumentedPageTests
{
    private const string Attribute = "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Notes\", Handler = \"/notes\")]\n";

    [Fact]
    public async Task What_is_saved_is_shown_when_the_page_is_opened_again()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        (HttpStatusCode status, string opened) = await site.SendAsync(MvcSite.Opening(portal).Request("/notes"));
        Assert.True(status == HttpStatusCode.OK, opened);
        Assert.DoesNotContain(">Write something.<", opened, StringComparison.Ordinal);
        Assert.Contains("action=\"/notes?handler=Save\"", opened, StringComparison.Ordinal);

        (_, string saved) = await site.SendAsync(
            SessionSite.FormOf("/notes?handler=Save", SessionSite.TicketIn(opened), ("Text", "Bring <tiles>")));
        (_, string empty) = await site.SendAsync(SessionSite.FormOf("/notes?handler=Save", SessionSite.TicketIn(saved), ("Text", "")));
        (_, string again) = await site.SendAsync(MvcSite.Opening(portal).Request("/notes"));
        (HttpStatusCode opening, _) = await site.SendAsync(MvcSite.Opening(portal).WithQuery("handler", "Save").Request("/notes"));

        Assert.Contains("Note for deal 17", saved, StringComparison.Ordinal);
        Assert.Contains(">Write something.<", empty, StringComparison.Ordinal);
        Assert.Contains("value=\"Bring &lt;tiles&gt;\"", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, opening);
    }

    [Fact]
    public void The_documentation_shows_this_page()
    {
        string documentation = Read("..", "..", "..", "docs", "mvc-and-razor-pages.md");
        string model = Read("Pages", "Notes.cshtml.cs").Replace(
            $"public sealed class {nameof(NotesModel)}", $"{Attribute}public sealed class {nameof(NotesModel)}", StringComparison.Ordinal);

        Assert.Contains($"```cshtml\n{Read("Pages", "Notes.cshtml")}```\n", documentation, StringComparison.Ordinal);
        Assert.Contains($"```csharp\n{model}```\n", documentation, StringComparison.Ordinal);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder(), .. path])).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
