using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0207.</summary>
public class TooManyHandlersTests
{
    [Fact]
    public Task A_second_handler_where_one_is_allowed() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("REST_APP_URI", Title = "A", Handler = "/a")]
        [WidgetPlacement("REST_APP_URI", Title = "B", Handler = {|PLC0207:"/b"|})]
        internal sealed class Link;
        """,
        """
        using Placement;

        namespace Acme;

        [WidgetPlacement({|PLC0207:Placements.RestAppUri|}, Title = "C")]
        internal sealed class OtherLink;
        """).VerifyAsync(
            "REST_APP_URI takes one handler of an application, and this class has '/a' already: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. Keep one handler.",
            "REST_APP_URI takes one handler of an application, and Link has '/a' already: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. Keep one handler.");

    [Fact]
    public Task A_second_handler_for_one_user() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "A", ErrorHandler = "/removed", UserId = 5)]
        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "A", ErrorHandler = "/removed")]
        internal sealed class Alerts;

        [WidgetPlacement({|PLC0207:"PAGE_BACKGROUND_WORKER"|}, Title = "B", ErrorHandler = "/removed", UserId = 5)]
        [WidgetPlacement({|PLC0207:"PAGE_BACKGROUND_WORKER"|}, Title = "B", ErrorHandler = "/removed")]
        internal sealed class Calls;
        """).VerifyAsync(
            "PAGE_BACKGROUND_WORKER takes one handler of an application for user 5, and Alerts has '/widgets/alerts' already: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. Keep one handler.",
            "PAGE_BACKGROUND_WORKER takes one handler of an application for everybody, and Alerts has '/widgets/alerts' already: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. Keep one handler.");

    [Fact]
    public Task The_same_handler_twice_is_no_second_handler() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("REST_APP_URI", Title = "A", Handler = "/a")]
        [WidgetPlacement("REST_APP_URI", Title = "B", Handler = {|PLC0206:"/a"|})]
        internal sealed class Link;

        [WidgetPlacement("REST_APP_URI", Title = "C", Handler = {|PLC0206:"/a"|})]
        [WidgetPlacement("REST_APP_URI", Title = "D", Handler = {|PLC0207:"/d"|})]
        [WidgetPlacement("REST_APP_URI", Title = "E", Handler = {|PLC0206:"/d"|})]
        internal sealed class OtherLink;
        """).VerifyAsync();
}
