using Placement.Lifecycle;

namespace Placement.AspNetCore.Tests.Installation;

public class RegisteredAddressTests
{
    private static readonly WidgetBinding[] Declared =
    [
        new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/desk"}"""u8),
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal"}"""u8),
        new("""{"PLACEMENT":"CALL_CARD","HANDLER":"https://static.example.com/card"}"""u8),
    ];

    [Theory]
    [InlineData("https://a.example.com/desk", "https://a.example.com/")]
    [InlineData("https://a.example.com/app/desk", "https://a.example.com/app")]
    [InlineData("https://a.example.com:8443/desk https://old.example.com/gone", "https://a.example.com:8443/")]
    [InlineData("https://old.example.com/desk https://a.example.com/desk https://a.example.com/widgets/deal", "https://a.example.com/")]
    [InlineData("https://static.example.com/card", null)]
    [InlineData("https://a.example.com/gone", null)]
    [InlineData("ftp://a.example.com/desk", null)]
    [InlineData("/desk", null)]
    [InlineData("", null)]
    public void The_address_is_what_most_widgets_have_before_their_path(string handlers, string? expected)
    {
        StoredBinding[] stored =
            [.. handlers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static handler => new StoredBinding("LEFT_MENU", handler))];

        Assert.Equal(expected, RegisteredAddress.Of(stored, Declared)?.AbsoluteUri);
    }
}
