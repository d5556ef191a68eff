using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Browser;

/// <summary>A form is sent as a browser sends it that shows the page.</summary>
public sealed class SubmittingTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_in_the_fields_is_sent()
    {
        Assert.Equal(
            [
                "ticket=a&b", "Text=Bring \"tiles\" > 3", "Empty=", "Plain=as it is", "Mail=ada@example.com", "Due=2026-12-24",
                "Seen=on", "Kind=warning", "Twice=2", "Tags=a", "Tags=c", "Note=first\r\nsecond <b>", "Size=m", "Colour=dark red",
                "First=1", "Many=x", "Many=z", "Late=from below",
            ],
            await SendAsync(
                """
                <!DOCTYPE html><title>A form</title>
                <!-- <form method="post"><input name="Comment" value="1"></form> -->
                <form method="get"><input name="Search" value="1"></form>
                <script>const form = '<form method="post"><input name="Script" value="1"></form>';</script>
                <template><form method="post"><input name="Template" value="1"></form></template>
                <form method="POST" id="main" data-on-x.value="5">
                  <input type="hidden" name="ticket" value="a&amp;b">
                  <input name="Text" value='Bring "tiles" > 3'>
                  <input name="Empty" type="text">
                  <INPUT TYPE=unheard-of NAME=Plain VALUE="as it is" />
                  <input type="email" name="Mail" value=" ada@example.com ">
                  <input type="date" name="Due" value="2026-12-24">
                  <input type="checkbox" name="Seen" checked><input type="checkbox" name="Unseen" value="1">
                  <input type="radio" name="Kind" value="note"><input type="radio" name="Kind" value="warning" checked>
                  <input type="radio" name="Twice" value="1" checked><input type="radio" name="Twice" value="2" checked>
                  <input type="checkbox" name="Tags" value="a" checked="checked"><input type="checkbox" name="Tags" value="b">
                  <input type="checkbox" name="Tags" value="c" checked>
                  <textarea name="Note">
                first
                second &lt;b></textarea>
                  <select name="Size"><option value="s">Small</option><option value="m" selected>Medium</option></select>
                  <select name="Colour"><option>blue<option selected>
                    dark   red
                  </select>
                  <select name="First"><option value="0" disabled>Choose<optgroup label="None" disabled><option value="2">Two</optgroup>
                    <option value="1">One</select>
                  <select name="Many" multiple><option selected>x</option><option>y</option><option selected>z</option></select>
                  <select name="NoneOfMany" multiple><option>x</option></select>
                  <select name="List" size="2"><option>x</option></select>
                  <select name="Placeholder"><option selected disabled value="">Choose</option><option value="1">One</option></select>
                  <input type="file" name="File"><input type="image" name="Image"><input type="submit" name="Send" value="Send">
                  <input type="reset" name="Reset"><input type="button" name="Click" value="1"><button name="Save" value="1">Save</button>
                  <input value="nameless"><input name="" value="nameless">
                  <input name="Off" value="1" disabled><select name="OffList" disabled><option>1</select>
                  <textarea name="OffNote" disabled>1</textarea>
                  <fieldset disabled><input name="Within" value="1"><fieldset><input name="Deeper" value="1"></fieldset></fieldset>
                  <datalist id="known"><option value="1"></datalist>
                  <input name="Stranger" value="1" form="other">
                </form>
                <input name="Outside" value="1"><input name="Late" value="from below" form="main">
                """,
                Nothing));
    }

    /// <summary>A browser shows an empty field where the value is none of its type.</summary>
    [Theory]
    [InlineData("type=\"date\" value=\"24.12.2026\"", "")]
    [InlineData("type=\"date\" value=\"2026-02-30\"", "")]
    [InlineData("type=\"month\" value=\"2026-12\"", "2026-12")]
    [InlineData("type=\"month\" value=\"2026-13\"", "")]
    [InlineData("type=\"week\" value=\"2026-W53\"", "2026-W53")]
    [InlineData("type=\"week\" value=\"2026-53\"", "")]
    [InlineData("type=\"time\" value=\"23:59\"", "23:59")]
    [InlineData("type=\"time\" value=\"23:59:30\"", "23:59:30")]
    [InlineData("type=\"time\" value=\"11:59 PM\"", "")]
    [InlineData("type=\"datetime-local\" value=\"2026-12-24T18:00\"", "2026-12-24T18:00")]
    [InlineData("type=\"datetime-local\" value=\"2026-12-24 18:00\"", "2026-12-24T18:00")]
    [InlineData("type=\"datetime-local\" value=\"2026-12-24T18:00Z\"", "")]
    [InlineData("type=\"number\" value=\"-12.50e1\"", "-12.50e1")]
    [InlineData("type=\"number\" value=\"12,5\"", "")]
    [InlineData("type=\"range\" value=\"7\"", "7")]
    [InlineData("type=\"range\" value=\"200\"", "100")]
    [InlineData("type=\"range\" min=\"1\" max=\"5\"", "3")]
    [InlineData("type=\"range\" min=\"1\" max=\"10\"", "6")]
    [InlineData("type=\"range\"", "50")]
    [InlineData("type=\"color\" value=\"#FFaa00\"", "#ffaa00")]
    [InlineData("type=\"color\"", "#000000")]
    [InlineData("type=\"url\" value=\" https://x.example \"", "https://x.example")]
    [InlineData("type=\"search\" value=\"one\ntwo\"", "onetwo")]
    [InlineData("type=\"hidden\" value=\"one\ntwo\"", "one\r\ntwo")]
    [InlineData("value=don't", "don't")]
    [InlineData("value=\"'quoted'\"", "'quoted'")]
    public async Task A_value_is_what_a_browser_makes_of_it(string attributes, string expected) =>
        Assert.Equal([$"Field={expected}"], await SendAsync($"<form method=\"post\"><input name=\"Field\" {attributes}></form>", Nothing));

    [Fact]
    public async Task The_heading_of_a_disabled_group_can_be_used()
    {
        Assert.Equal(
            ["Use=on", "After=2"],
            await SendAsync(
                """
                <form method="post">
                  <fieldset disabled>
                    <legend><input type="checkbox" name="Use" checked></legend>
                    <input name="Group" value="1">
                  </fieldset>
                  <input name="After" value="2">
                </form>
                """,
                Nothing));
    }

    [Fact]
    public async Task What_is_given_takes_the_place_of_all_that_has_its_name()
    {
        Assert.Equal(
            ["Text=Bring tiles", "Due=", "Tags=z", "Kind=note", "Save=2"],
            await SendAsync(
                """
                <form method="post">
                  <input name="Text" value="Bring tiles"><input name="Due" type="date" value="2026-12-24">
                  <input type="checkbox" name="Tags" value="a" checked><input type="checkbox" name="Tags" value="b" checked>
                  <input type="radio" name="Kind" value="note"><input type="radio" name="Kind" value="warning" checked>
                  <input type="checkbox" name="Seen" checked>
                  <button name="Save" value="1">Save</button><button name="Save" value="2">Save and close</button>
                </form>
                """,
                new() { ["Due"] = "", ["Tags"] = "z", ["Kind"] = "note", ["Seen"] = "", ["Save"] = "2" }));
    }

    [Fact]
    public async Task A_name_that_the_form_does_not_have_is_answered_with_those_that_it_has()
    {
        ArgumentException other = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(
            """
            <form method="post">
              <input type="hidden" name="ticket" value="secret"><input name="Text" value="kept">
              <input type="checkbox" name="Tags" value="a"><input type="checkbox" name="Tags" value="b"><button name="Save">Save</button>
            </form>
            """,
            new() { ["Text"] = "given", ["text"] = "given" }));
        ArgumentException none = await Assert.ThrowsAsync<ArgumentException>(
            () => SendAsync("<form method=\"post\"><button>Save</button></form>", new() { ["Text"] = "given" }));

        Assert.Equal(
            "The form of CRM_DEAL_DETAIL_TAB has no field 'text'. It has ticket, Text, Tags, Save. (Parameter 'fields')", other.Message);
        Assert.Equal("The form of CRM_DEAL_DETAIL_TAB has no field 'Text'. It has no fields. (Parameter 'fields')", none.Message);
    }

    /// <summary>Opens a page, and sends its form.</summary>
    /// <returns>What has arrived, in its order.</returns>
    private static async Task<IEnumerable<string>> SendAsync(string page, Dictionary<string, string> fields)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync(page);
        await TestApplication.BindAsync(portal, "CRM_DEAL_DETAIL_TAB", application.At("/deal"));
        WidgetPage shown = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: Stop);

        (await shown.SubmitAsync(fields, Stop)).EnsureSuccess();

        return application.Last.Fields.Select(static field => $"{field.Key}={field.Value}");
    }
}
