using System.Net;
using Placement.Execution;

namespace Placement.Tests.Registration;

/// <summary>What a report tells a person to do.</summary>
public class AdviceTests
{
    [Theory]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CRM_DEAL_DETAIL_TAB", "scope crm ")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CALL_CARD", "scope telephony ")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CRM_DYNAMIC_1030_DETAIL_TAB", "no smart process with the entityTypeId 1030 ")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CRM_DYNAMIC_1030_DETAIL_TAB", "scope crm ")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "IM_TEXTAREA", "version and plan")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CRM_DAEL_DETAIL_TAB", "Did you mean CRM_DEAL_DETAIL_TAB")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "SOMETHING_ELSE_ENTIRELY", "check the code")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "USERFIELD_TYPE", "userfieldtype.add")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "CRM_INVOICE_LIST_MENU", "use CRM_SMART_INVOICE_LIST_MENU")]
    [InlineData("error_placement_not_found", "CRM_DEAL_DETAIL_TAB", "scope crm ")]
    [InlineData("ERROR_PLACEMENT_USER_MODE", "LEFT_MENU", "RegistrationOptions.Users")]
    [InlineData("ERROR_PLACEMENT_MAX_COUNT", "REST_APP_URI", "allows 1 handler of the application. ")]
    [InlineData("ERROR_PLACEMENT_MAX_COUNT", "PAGE_BACKGROUND_WORKER", "allows 1 handler of the application, per user. ")]
    [InlineData("ERROR_PLACEMENT_MAX_COUNT", "REST_APP_URI", "RegistrationOptions.FormerAddresses")]
    [InlineData("ERROR_WRONG_HANDLER_URL", "LEFT_MENU", "localhost")]
    [InlineData("ERROR_UNSUPPORTED_PROTOCOL", "LEFT_MENU", "http or https")]
    [InlineData("ERROR_HANDLER_URL_MATCH", "LEFT_MENU", "base address")]
    [InlineData("ERROR_ARGUMENT", "IM_TEXTAREA", "requires IconName")]
    [InlineData("ERROR_ARGUMENT", "LEFT_MENU", "see the description")]
    [InlineData("ERROR_ARGUMENT", "DEFAULT", "the application's own page")]
    [InlineData("ERROR_CORE", "LEFT_MENU", "register again")]
    [InlineData("EMPTY_ERROR_HANDLER_URL", "PAGE_BACKGROUND_WORKER", "ErrorHandler")]
    [InlineData("INVALID_ERROR_CONTEXT", "IM_TEXTAREA", "option context takes ALL, USER, CHAT, LINES, CRM")]
    [InlineData("INVALID_ERROR_EXTRANET", "IM_TEXTAREA", "option extranet takes Y, N")]
    [InlineData("INVALID_ERROR_ROLE", "IM_TEXTAREA", "option role takes USER, ADMIN")]
    [InlineData("INVALID_ERROR_ROLE", "LEFT_MENU", "see the description")]
    [InlineData("WRONG_AUTH_TYPE", "LEFT_MENU", "webhook")]
    [InlineData("ACCESS_DENIED", "LEFT_MENU", "administrator")]
    [InlineData("expired_token", "LEFT_MENU", "renew")]
    [InlineData("invalid_token", "LEFT_MENU", "token")]
    [InlineData("NO_AUTH_FOUND", "LEFT_MENU", "token")]
    [InlineData("insufficient_scope", "LEFT_MENU", "scope placement ")]
    [InlineData("user_access_error", "LEFT_MENU", "administrator")]
    [InlineData("APPLICATION_NOT_FOUND", "LEFT_MENU", "Install")]
    [InlineData("ERROR_OAUTH", "LEFT_MENU", "Install")]
    [InlineData("PAYMENT_REQUIRED", "LEFT_MENU", "subscription")]
    [InlineData("METHOD_CONFIRM_WAITING", "LEFT_MENU", "allow")]
    [InlineData("METHOD_CONFIRM_DENIED", "LEFT_MENU", "refused")]
    [InlineData("INVALID_REQUEST", "LEFT_MENU", "https")]
    [InlineData("ERROR_METHOD_NOT_FOUND", "LEFT_MENU", "/rest/")]
    [InlineData("PORTAL_DELETED", "LEFT_MENU", "keep its tokens")]
    [InlineData("CONNECTION_ERROR", "LEFT_MENU", "authorization server")]
    [InlineData("WRONG_LICENSE", "LEFT_MENU", "plan")]
    [InlineData("QUERY_LIMIT_EXCEEDED", "LEFT_MENU", "seconds")]
    [InlineData("OPERATION_TIME_LIMIT", "LEFT_MENU", "ten minutes")]
    [InlineData("OVERLOAD_LIMIT", "LEFT_MENU", "support")]
    [InlineData("INTERNAL_SERVER_ERROR", "LEFT_MENU", "Register again")]
    [InlineData("ERROR_UNEXPECTED_ANSWER", "LEFT_MENU", "Register again")]
    [InlineData("authorization_error", "LEFT_MENU", "administrator")]
    [InlineData("invalid_grant", "LEFT_MENU", "open the application")]
    [InlineData("NOT_INSTALLED", "LEFT_MENU", "Install")]
    [InlineData("invalid_client", "LEFT_MENU", "client secret")]
    [InlineData("wrong_client", "LEFT_MENU", "client secret")]
    [InlineData("invalid_scope", "LEFT_MENU", "scopes")]
    [InlineData("ALLOWED_ONLY_INTRANET_USER", "LEFT_MENU", "administrator")]
    [InlineData("ACCESS_ERROR", "LEFT_MENU", "administrator")]
    [InlineData("AccessException", "LEFT_MENU", "administrator")]
    [InlineData("INVALID_CREDENTIALS", "LEFT_MENU", "token")]
    [InlineData("INVALID_ARG_VALUE", "LEFT_MENU", "see the description")]
    [InlineData("ArgumentNullException", "LEFT_MENU", "see the description")]
    [InlineData("NOT_FOUND", "LEFT_MENU", "REST address")]
    [InlineData("ERROR_MANIFEST_IS_NOT_AVAILABLE", "LEFT_MENU", "REST address")]
    [InlineData("ERROR_BATCH_METHOD_NOT_ALLOWED", "LEFT_MENU", "register again")]
    [InlineData("ERROR_BATCH_LENGTH_EXCEEDED", "LEFT_MENU", "register again")]
    [InlineData("SOMETHING_NEW", "LEFT_MENU", "https://apidocs.bitrix24.com/")]
    public void An_error_says_what_to_do(string code, string placement, string advice)
    {
        Assert.Contains(advice, Advice.For(MemoryPortal.Refusal(code), placement), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND", "Placement not found", "grant the application the scope crm")]
    [InlineData("ERROR_WRONG_HANDLER_URL", "Wrong handler URL", "needs a dot")]
    [InlineData("ERROR_ARGUMENT", "Wrong value", "see the description")]
    [InlineData("ACCESS_DENIED", "Access denied!", "administrator")]
    [InlineData("WRONG_AUTH_TYPE", "Application context required", "webhook")]
    [InlineData("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.", "ten minutes")]
    public async Task A_report_has_code_text_and_advice_on_one_line(string code, string description, string advice)
    {
        var portal = new MemoryPortal
        {
            Before = call =>
            {
                if (call.StartsWith("bind", StringComparison.Ordinal))
                {
                    throw MemoryPortal.Refusal(code, description);
                }
            },
        };

        RegistrationReport report = await PlacementRegistration.RegisterAsync(
            portal,
            [Bindings.Declared("CRM_DEAL_DETAIL_TAB", "~/a"), Bindings.Declared("CRM_DEAL_DETAIL_TAB", "~/b")],
            Bindings.AppAddress,
            cancellationToken: TestContext.Current.CancellationToken);

        string line = report.ToString().Split('\n')[2];
        Assert.StartsWith($"    {code}: {description.TrimEnd('.')}", line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
        Assert.Contains(line.Trim(), Assert.Throws<RegistrationException>(report.EnsureSuccess).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_argument_is_named()
    {
        Assert.StartsWith(
            "Correct HANDLER: ",
            Advice.For(MemoryPortal.Refusal("ERROR_ARGUMENT", argument: "HANDLER"), "LEFT_MENU"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_says_that_the_outcome_is_unknown()
    {
        Assert.StartsWith(
            "Whether the command had its effect is not known.", Advice.For(MemoryPortal.NoAnswer(), "LEFT_MENU"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Whether the command had its effect is not known.",
            Advice.For(new BitrixException("x") { StatusCode = HttpStatusCode.BadGateway, Description = "proxy" }, "LEFT_MENU"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_portal_that_moved_needs_its_new_address()
    {
        Assert.Equal(
            "Obtain the portal's new REST address, then register again.",
            Advice.For(new BitrixException("x") { StatusCode = HttpStatusCode.Found }, "LEFT_MENU"));
    }

    [Fact]
    public void An_error_without_a_code_that_Bitrix24_describes_is_its_own_decision()
    {
        var error = new BitrixException("x") { StatusCode = HttpStatusCode.BadRequest, Description = "Failed" };

        Assert.Contains("https://apidocs.bitrix24.com/", Advice.For(error, "LEFT_MENU"), StringComparison.Ordinal);
        Assert.False(CommandErrors.IsOfEveryCommand(error));
    }
}
