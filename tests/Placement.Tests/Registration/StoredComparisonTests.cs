using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>Which differences count: registering again must neither miss a change nor see one where there is none.</summary>
public class StoredComparisonTests
{
    [Theory]
    [InlineData("", "")] // nothing declared: the application's name is stored
    [InlineData("", "'title':'My application','langAll':{'en':{'TITLE':'My application','DESCRIPTION':'','GROUP_NAME':''}}")]
    [InlineData("'TITLE':'  '", "'title':'My application','langAll':{'en':{'TITLE':'My application','DESCRIPTION':'','GROUP_NAME':''}}")]
    [InlineData("'TITLE':' Supplies '", "'title':'Supplies','langAll':{'ru':{'TITLE':'Supplies','DESCRIPTION':'','GROUP_NAME':''}}")]
    [InlineData("'TITLE':'S','DESCRIPTION':'D','GROUP_NAME':'G'", "'title':'S','description':'D','langAll':{'en':{'TITLE':'S','DESCRIPTION':'D','GROUP_NAME':'G'}}")]
    [InlineData("'TITLE':'S'", "'title':'S','description':''")] // an old portal
    [InlineData("'TITLE':'S','GROUP_NAME':'G'", "'title':'S','description':null")] // which does not say the group
    [InlineData("'TITLE':'S'", "'title':'S','langAll':[]")]
    [InlineData(
        "'TITLE':'X','LANG_ALL':{'en':{'TITLE':'S'}}", "'title':'S','langAll':{'en':{'TITLE':'S','DESCRIPTION':'','GROUP_NAME':''}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S '},'DE':{'TITLE':'L'}}", "'title':'S','langAll':{'de':{'TITLE':'L'},'en':{'TITLE':'S','DESCRIPTION':null}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'},'de':{'TITLE':'L','DESCRIPTION':'D'}}", "'title':'L','description':'D'")] // an old portal, asked in German
    public void Texts_that_the_server_normalized_are_equal(string declared, string stored)
    {
        AssertPlanned(PlannedActionKind.Unchanged, "LEFT_MENU", declared, stored);
    }

    [Theory]
    [InlineData("'TITLE':'New'", "'title':'Old','langAll':{'en':{'TITLE':'Old','DESCRIPTION':'','GROUP_NAME':''}}")]
    [InlineData("'TITLE':'supplies'", "'title':'Supplies','langAll':{'en':{'TITLE':'Supplies'}}")]
    [InlineData("'TITLE':'New'", "'title':'Old'")]
    [InlineData("'TITLE':'New'", "'title':'Old','langAll':[]")]
    [InlineData("'TITLE':'S','DESCRIPTION':'New'", "'title':'S','langAll':{'en':{'TITLE':'S','DESCRIPTION':'Old'}}")]
    [InlineData("'TITLE':'S'", "'title':'S','langAll':{'en':{'TITLE':'S','DESCRIPTION':'Old'}}")]
    [InlineData("'TITLE':'S'", "'title':'S','description':'Old'")]
    [InlineData("'TITLE':'S','GROUP_NAME':'New'", "'title':'S','langAll':{'en':{'TITLE':'S','GROUP_NAME':'Old'}}")]
    [InlineData("'TITLE':'S'", "'title':'S','langAll':{'en':{'TITLE':'S'},'de':{'TITLE':'S'}}")] // a language is no longer declared
    [InlineData("", "'title':'S','langAll':{'en':{'TITLE':'S'},'de':{'TITLE':'S'}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'}}", "'title':'S','langAll':{'de':{'TITLE':'S'}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'},'de':{'TITLE':'L'}}", "'title':'S','langAll':{'en':{'TITLE':'S'}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'}}", "'title':'S','langAll':{'en':{'TITLE':'S'},'de':{'TITLE':'L'}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S','GROUP_NAME':'New'}}", "'title':'S','langAll':{'en':{'TITLE':'S','GROUP_NAME':'Old'}}")]
    [InlineData("'LANG_ALL':{'en':{'DESCRIPTION':'S'}}", "'title':'A','langAll':{'en':{'TITLE':'A','DESCRIPTION':'S'}}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'}}", "'title':'S','langAll':[]")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'New'},'de':{'TITLE':'Neu'}}", "'title':'Old'")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'S'},'de':{'TITLE':'L','DESCRIPTION':'D'}}", "'title':'S','description':'D'")]
    public void Changed_texts_replace_the_binding(string declared, string stored)
    {
        AssertPlanned(PlannedActionKind.Replace, "LEFT_MENU", declared, stored);
    }

    [Theory]
    [InlineData("LEFT_MENU", "'OPTIONS':{'iconName':'fa-truck'}", "'options':[]")] // dropped by the server
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'iconName':'fa-truck','context':'ALL','role':'USER','extranet':'N','width':100,'height':'100'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','width':100}", "'options':{'iconName':'fa-truck'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','width':70}", "'options':{'iconName':'fa-truck','width':'70'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','context':'USER;CHAT'}", "'options':{'iconName':'fa-truck','context':'CHAT;USER'}")]
    [InlineData(
        "IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','context':'USER;ALL'}", "'options':{'iconName':'fa-truck','context':'ALL'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','context':'USER;ALL'}", "'options':{'iconName':'fa-truck'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','extranet':'Y'}", "'options':{'iconName':'fa-truck','extranet':true}")]
    [InlineData("IM_CONTEXT_MENU", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'context':'ALL','role':'USER','extranet':'N'}")]
    [InlineData("CRM_DEAL_DETAIL_ACTIVITY", "", "'options':{'useBuiltInInterface':'N'}")]
    [InlineData("CRM_DEAL_DETAIL_ACTIVITY", "'OPTIONS':{'newUserNotificationTitle':'Hello '}", "'options':{'useBuiltInInterface':'N','newUserNotificationTitle':'Hello'}")]
    [InlineData("TASK_VIEW_TAB", "'OPTIONS':{'groupId':'1,2'}", "'options':{'groupId':'1, 2'}")]
    [InlineData("TASK_VIEW_TAB", "", "'options':{'groupId':''}")]
    [InlineData("PAGE_BACKGROUND_WORKER", "'OPTIONS':{'errorHandlerUrl':'~/failed'}", "'options':{'errorHandlerUrl':'https://myapp.example.com/failed'}")]
    [InlineData("TASK_TOP_MENU", "'OPTIONS':{'a':'1'}", "'options':{'b':'2'}")] // undocumented: what is stored decides
    [InlineData("TASK_TOP_MENU", "'OPTIONS':{'a':1}", "'options':{'a':'1','b':'2'}")]
    [InlineData("SOME_DAY_NEW", "'OPTIONS':{'a':1}", "")]
    [InlineData("TASK_VIEW_TAB", "'OPTIONS':{'newKey':'1'}", "'options':[]")] // an option that the catalog does not know yet
    public void Options_that_the_server_normalized_are_equal(string placement, string declared, string stored)
    {
        AssertPlanned(PlannedActionKind.Unchanged, placement, declared, stored);
    }

    [Theory]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'iconName':'fa-car'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':[]")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'iconName':'fa-truck','width':70}")] // back to the default
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','color':'RED'}", "'options':{'iconName':'fa-truck'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'iconName':'fa-truck','color':'RED'}")]
    [InlineData(
        "IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','context':'USER'}", "'options':{'iconName':'fa-truck','context':'USER;CHAT'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck','role':'ADMIN'}", "'options':{'iconName':'fa-truck','role':'USER'}")]
    [InlineData("IM_TEXTAREA", "'OPTIONS':{'iconName':'fa-truck'}", "'options':{'iconName':'fa-truck','extranet':'Y'}")]
    [InlineData("TASK_VIEW_TAB", "'OPTIONS':{'groupId':'1,2'}", "'options':{'groupId':'1'}")]
    [InlineData("TASK_VIEW_TAB", "'OPTIONS':{'newKey':'1'}", "'options':{'newKey':'2'}")]
    [InlineData("TASK_TOP_MENU", "'OPTIONS':{'a':'1'}", "'options':{'a':'2'}")]
    [InlineData("PAGE_BACKGROUND_WORKER", "'OPTIONS':{'errorHandlerUrl':'~/failed'}", "'options':{'errorHandlerUrl':'https://old.example.com/failed'}")]
    public void Changed_options_replace_the_binding(string placement, string declared, string stored)
    {
        AssertPlanned(PlannedActionKind.Replace, placement, declared, stored);
    }

    private static void AssertPlanned(PlannedActionKind kind, string placement, string declared, string stored)
    {
        RegistrationPlan plan = Plan([Declared(placement, "~/x", declared)], [Stored(placement, "https://myapp.example.com/x", stored)]);

        Assert.Equal(kind, Assert.Single(plan.Actions).Kind);
        Assert.Equal(kind != PlannedActionKind.Unchanged, plan.HasChanges);
    }
}
