using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>
/// What is no request for a widget: a status, a neutral page and a reason in the log, and never anything of what was sent.
/// </summary>
public class MalformedRequestTests
{
    private const string Marker = "<script>alert('marker')</script>";

    private static readonly Dictionary<string, (Func<WidgetFields, WidgetFields> Spoil, int Status, string Reason)> Spoilt =
        new(StringComparer.Ordinal)
        {
            ["no placement"] = (static fields => fields.With("PLACEMENT", null), 400, "placement_missing"),
            ["an empty placement"] = (static fields => fields.With("PLACEMENT", "  "), 400, "placement_missing"),
            ["an undefined placement"] = (static fields => fields.With("PLACEMENT", "undefined"), 400, "placement_missing"),
            ["a placement in lower-case name"] =
                (static fields => fields.With("PLACEMENT", null).With("placement", "CRM_DEAL_DETAIL_TAB"), 400, "placement_missing"),
            ["a placement that does not exist"] = (
                static fields => fields.With("PLACEMENT", "CRM_DEAL_DETAIL_TAP"), 400, "placement_unknown"),
            ["a placement that is HTML"] = (static fields => fields.With("PLACEMENT", Marker), 400, "placement_unknown"),
            ["a placement with a star"] = (static fields => fields.With("PLACEMENT", "CRM_DYNAMIC_*_DETAIL_TAB"), 400, "placement_unknown"),
            ["a block's placement that is HTML"] =
                (static fields => fields.With("PLACEMENT", "LANDING_BLOCK_" + Marker), 400, "placement_unknown"),
            ["a long placement"] = (static fields => fields.With("PLACEMENT", new string('A', 5000)), 400, "placement_unknown"),
            ["the main page of the application"] = (static fields => fields.With("PLACEMENT", "DEFAULT"), 404, "placement_not_served"),
            ["a placement of another path"] = (
                static fields => fields.With("PLACEMENT", "CRM_LEAD_DETAIL_TAB"), 404, "placement_not_served"),
            ["a smart process's placement that is not served"] =
                (static fields => fields.With("PLACEMENT", "CRM_DYNAMIC_128_DETAIL_TAB"), 404, "placement_not_served"),
            ["no member_id"] = (static fields => fields.With("member_id", null), 400, "member_id_missing"),
            ["an empty member_id"] = (static fields => fields.With("member_id", ""), 400, "member_id_missing"),
            ["a short member_id"] = (
                static fields => fields.With("member_id", "da45a03b265edd8787f8a258d793cc5"), 400, "member_id_missing"),
            ["a member_id that is none"] =
                (static fields => fields.With("member_id", "da45a03b265edd8787f8a258d793cc5g"), 400, "member_id_missing"),
            ["a member_id that is HTML"] = (static fields => fields.With("member_id", Marker), 400, "member_id_missing"),
            ["MEMBER_ID"] =
                (static fields => fields.With("member_id", null).With("MEMBER_ID", WidgetFields.MemberId), 400, "member_id_missing"),
            ["options that are an array"] =
                (static fields => fields.With("PLACEMENT_OPTIONS", """["a"]"""), 400, "placement_options_malformed"),
            ["options that are a text"] = (static fields => fields.With("PLACEMENT_OPTIONS", "\"17\""), 400, "placement_options_malformed"),
            ["options that are a number"] = (static fields => fields.With("PLACEMENT_OPTIONS", "17"), 400, "placement_options_malformed"),
            ["options that are null"] = (static fields => fields.With("PLACEMENT_OPTIONS", "null"), 400, "placement_options_malformed"),
            ["options that are broken"] =
                (static fields => fields.With("PLACEMENT_OPTIONS", """{"ID":"17" """), 400, "placement_options_malformed"),
            ["options that are HTML"] = (static fields => fields.With("PLACEMENT_OPTIONS", Marker), 400, "placement_options_malformed"),
            ["options that go on"] =
                (static fields => fields.With("PLACEMENT_OPTIONS", """{"ID":"17"}{}"""), 400, "placement_options_malformed"),
            ["options that are deep"] =
        (
            static fields => fields.With("PLACEMENT_OPTIONS", $"{{\"a\":{new string('[', 1000)}{new string(']', 1000)}}}"),
            400,
            "placement_options_malformed"),
        };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_no_request_of_a_portal_is_answered_with_a_neutral_page_and_a_reason_in_the_log(string name)
    {
        (Func<WidgetFields, WidgetFields> spoil, int status, string reason) = Spoilt[name];
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.OpenAsync(spoil(WidgetFields.Of(Placements.Crm.Deal.DetailTab)));

        Assert.Equal(status, answer.Status);
        AssertNeutral(answer);
        Assert.Empty(application.ReceivedRequests);
        AssertLogged(application, 201, LogLevel.Information, status, reason);
    }

    /// <summary>What Bitrix24 is known to send where it has nothing to say is no mistake.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"undefined\"")]
    [InlineData("undefined")]
    public async Task Options_that_say_nothing_open_the_widget(string? options)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.Crm.Deal.DetailTab, options));

        Assert.Equal(200, answer.Status);
        Assert.Equal(0, Assert.IsType<CrmEntityContext>(Assert.Single(application.ReceivedRequests).Context).EntityId);
    }

    [Theory]
    [InlineData("GET", 400, "not_posted")]
    [InlineData("HEAD", 400, "not_posted")]
    [InlineData("PUT", 405, "method_unsupported")]
    [InlineData("PATCH", 405, "method_unsupported")]
    [InlineData("DELETE", 405, "method_unsupported")]
    [InlineData("OPTIONS", 405, "method_unsupported")]
    public async Task Only_a_POST_opens_a_widget(string method, int status, string reason)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.SendAsync(new HttpMethod(method), $"{fields.Address(WidgetApplication.Path)}&{fields.Form()}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 405 ? "POST" : null, answer.Header("Allow"));
        Assert.Empty(application.ReceivedRequests);
        AssertLogged(application, 201, LogLevel.Information, status, reason);
    }

    [Fact]
    public async Task A_code_in_lower_case_opens_the_widget()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.OpenAsync(WidgetFields.Of("crm_deal_detail_tab"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("CRM_DEAL_DETAIL_TAB", Assert.Single(application.ReceivedRequests).Placement);
    }

    [Fact]
    public async Task A_code_that_is_declared_somewhere_else_is_not_found_although_nobody_documents_it()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets =
            [
                (Placements.LeftMenu, WidgetApplication.Path, WidgetSetup.ProbeFor(Placements.LeftMenu)),
                ("ACME_NEW_PLACE", "/elsewhere", WidgetSetup.ProbeFor("ACME_NEW_PLACE")),
            ],
        });

        Assert.Equal(404, (await application.OpenAsync(WidgetFields.Of("ACME_NEW_PLACE"))).Status);
        Assert.Equal(200, (await application.OpenAsync(WidgetFields.Of("ACME_NEW_PLACE"), "/elsewhere")).Status);
    }

    [Fact]
    public async Task A_smart_process_opens_the_widget_of_all_smart_processes()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Dynamic.DetailTab);

        Answer answer = await application.OpenAsync(WidgetFields.Of("CRM_DYNAMIC_130_DETAIL_TAB"));

        Assert.Equal(200, answer.Status);
        ReceivedRequest visit = Assert.Single(application.ReceivedRequests);
        Assert.Equal(("CRM_DYNAMIC_130_DETAIL_TAB", 130), (visit.Placement, Assert.IsType<CrmEntityContext>(visit.Context).EntityTypeId));
    }

    /// <summary>Whatever a field says, it stays between portal and widget.</summary>
    [Fact]
    public async Task HTML_in_any_field_comes_back_from_nowhere()
    {
        WidgetFields valid = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        foreach (string field in valid.Body.Keys)
        {
            AssertNeutral(
                await application.OpenAsync(valid.With(field, Marker).With("status", Marker).With("member_id", null)), mayBeShown: false);
            AssertNeutral(await application.OpenAsync(valid.With(field, Marker)), mayBeShown: true);
        }

        foreach (string field in valid.Query.Keys)
        {
            AssertNeutral(await application.OpenAsync(valid.WithQuery(field, Marker).With("PLACEMENT", Marker)), mayBeShown: false);
            AssertNeutral(await application.OpenAsync(valid.WithQuery(field, Marker)), mayBeShown: true);
        }

        Assert.DoesNotContain(application.WidgetLog, static line => line.Everything.Contains("marker", StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertNeutral(Answer answer, bool mayBeShown = false)
    {
        Assert.DoesNotContain("marker", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(answer.Headers, static header => header.Value.Contains("marker", StringComparison.OrdinalIgnoreCase));
        if (!mayBeShown || answer.Status != 200)
        {
            Assert.InRange(answer.Status, 400, 499);
            Assert.StartsWith("<!DOCTYPE html>", answer.Text, StringComparison.Ordinal);
            Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));
        }
    }

    private static void AssertLogged(WidgetApplication application, int id, LogLevel level, int status, string reason)
    {
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((id, level), (line.Id, line.Level));
        Assert.Contains($"({status})", line.Text, StringComparison.Ordinal);
        Assert.Contains($" {reason} ", line.Text, StringComparison.Ordinal);
        Assert.Contains(WidgetApplication.Path, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", line.Everything, StringComparison.OrdinalIgnoreCase);
    }
}
