using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0702.</summary>
public class UnknownScopeTests
{
    [Theory]
    [InlineData("placement,tasks", "tasks")]
    [InlineData("placement,tasks_extended", "tasks_extended")]
    public Task A_deprecated_scope_covers_its_successor(string scopes, string deprecated) => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Tab")]
        internal sealed class Tab;
        """,
        $$"""
        [assembly: Placement.BitrixApplication(Scopes = "{{scopes.Replace(deprecated, "{|PLC0702:" + deprecated + "|}", StringComparison.Ordinal)}}")]
        """).VerifyAsync($"'{deprecated}' is a deprecated scope of Bitrix24. Write 'task'.");

    [Theory]
    [InlineData("placement,{|PLC0702:zebra|}", "'zebra' is no scope of Bitrix24. Write one of those at https://apidocs.bitrix24.com/api-reference/scopes/permissions.html.")]
    [InlineData("placement,{|PLC0702:crmm|}", "'crmm' is no scope of Bitrix24. Write 'crm'.")]
    [InlineData("placement,{|PLC0702:cmr|}", "'cmr' is no scope of Bitrix24. Write 'crm'.")]
    [InlineData("placement,{|PLC0702:taks|}", "'taks' is no scope of Bitrix24. Write 'task'.")]
    [InlineData("placement, {|PLC0702:Calender|} ", "'Calender' is no scope of Bitrix24. Write 'calendar'.")]
    [InlineData("placement,{|PLC0702:sonet-group|},crm", "'sonet-group' is no scope of Bitrix24. Write 'sonet_group'.")]
    [InlineData("placement,{|PLC0702:taskss|}", "'taskss' is no scope of Bitrix24. Write 'task'.")]
    [InlineData("placement,{|PLC0702:x|}", "'x' is no scope of Bitrix24. Write one of those at https://apidocs.bitrix24.com/api-reference/scopes/permissions.html.")]
    [InlineData("placement,{|PLC0702:deals|}", "'deals' is no scope of Bitrix24. Write one of those at https://apidocs.bitrix24.com/api-reference/scopes/permissions.html.")]
    [InlineData("{|PLC0702:placement;crm|}", "'placement;crm' is no scope of Bitrix24. Write 'placement,crm'.")]
    [InlineData("{|PLC0702:placement crm|},im", "'placement crm' is no scope of Bitrix24. Write 'placement,crm'.")]
    public Task Scopes_that_bitrix24_does_not_know(string scopes, string message) => new RuleProject(
        RuleProject.Menu,
        $$"""
        [assembly: Placement.BitrixApplication(Scopes = "{{scopes}}")]
        """).VerifyAsync(message);

    [Theory]
    [InlineData("placement,crm,task,user.userfield,configuration.import,sign.b2e,mail")]
    [InlineData("PLACEMENT, Crm")]
    [InlineData("placement,,crm,")]
    [InlineData("placement,crm,crm")]
    public Task Scopes_that_bitrix24_knows(string scopes) => new RuleProject(
        RuleProject.Menu,
        $$"""
        [assembly: Placement.BitrixApplication(Scopes = "{{scopes}}")]
        """).VerifyAsync();

    [Theory]
    [InlineData("@\"placement,{|PLC0702:cmr|}\"")]
    [InlineData("\"\"\"placement,{|PLC0702:cmr|}\"\"\"")]
    [InlineData("{|PLC0702:\"placement,\\u0063mr\"|}")]
    [InlineData("{|PLC0702:\"placement\" + \",cmr\"|}")]
    [InlineData("{|PLC0702:Scopes.All|}")]
    [InlineData("({|PLC0702:\"placement,cmr\"|})", false)]
    public Task The_part_is_reported_where_it_can_be_told(string scopes, bool isExact = true) => new RuleProject(
        RuleProject.Menu,
        $$"""
        [assembly: Placement.BitrixApplication(Scopes = {{(isExact ? scopes : "{|PLC0702:(\"placement,cmr\")|}")}})]

        internal static class Scopes
        {
            public const string All = "placement,cmr";
        }
        """).VerifyAsync("'cmr' is no scope of Bitrix24. Write 'crm'.");

    [Theory]
    [InlineData("\"placement,{|PLC0702:cmr|}\"", "\"placement,crm\"")]
    [InlineData("\"placement, {|PLC0702:tasks|} , im\"", "\"placement, task , im\"")]
    [InlineData("\"{|PLC0702:tasks|}, task,placement\"", "\"task,placement\"")]
    [InlineData("\"placement,{|PLC0702:tasks|},{|PLC0702:tasks_extended|}\"", "\"placement,task\"")]
    [InlineData("\"placement,{|PLC0702:tasks|},{|PLC0702:zebra|},{|PLC0702:cmr|}\"", "\"placement,task,zebra,crm\"")]
    [InlineData("\"{|PLC0702:placement; crm|}\"", "\"placement,crm\"")]
    [InlineData("@\"placement,{|PLC0702:cmr|}\"", "\"placement,crm\"")]
    public async Task The_fix_mends_the_scopes(string scopes, string expected)
    {
        var project = new RuleProject(RuleProject.Menu, Application(scopes));

        await project.VerifyAsync();
        await project.VerifyFixAsync("PLC0702", $"Replace by {expected}", RuleProject.Menu, Application(expected));

        // Several diagnostics stand in one text, which is mended once.
        await project.VerifyFixAllAsync("PLC0702", title: null, RuleProject.Menu, Application(expected));

        static string Application(string scopes) =>
            $"[assembly: Placement.BitrixApplication(Scopes = {scopes} /* all */, DefaultLanguage = \"de\")]";
    }

    [Theory]
    [InlineData("\"placement,{|PLC0702:zebra|}\"")]
    [InlineData("{|PLC0702:Scopes.All|}")]
    public async Task No_fix_where_nobody_knows_what_is_meant_or_where_it_is_said(string scopes)
    {
        var project = new RuleProject(
            RuleProject.Menu,
            $$"""
            [assembly: Placement.BitrixApplication(Scopes = {{scopes}})]

            internal static class Scopes
            {
                public const string All = "placement,cmr";
            }
            """);

        Assert.Empty(await project.OfferedFixesAsync("PLC0702"));
    }
}
