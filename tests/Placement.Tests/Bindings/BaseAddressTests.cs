namespace Placement.Tests.Bindings;

public class BaseAddressTests
{
    private static readonly WidgetBinding Binding =
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies"}"""u8);

    [Theory]
    [InlineData("https://myapp.example.com", "https://myapp.example.com/widgets/supplies")]
    [InlineData("https://myapp.example.com/", "https://myapp.example.com/widgets/supplies")]
    [InlineData("https://MyApp.Example.com", "https://myapp.example.com/widgets/supplies")]
    [InlineData("https://myapp.example.com/base/path", "https://myapp.example.com/base/path/widgets/supplies")]
    [InlineData("https://myapp.example.com/base/path/", "https://myapp.example.com/base/path/widgets/supplies")]
    [InlineData("https://myapp.example.com/Größe", "https://myapp.example.com/Gr%C3%B6%C3%9Fe/widgets/supplies")]
    [InlineData("https://myapp.example.com/a b", "https://myapp.example.com/a%20b/widgets/supplies")]
    [InlineData("https://myapp.example.com/a\"b", "https://myapp.example.com/a%22b/widgets/supplies")]
    [InlineData("https://myapp.example.com:443", "https://myapp.example.com/widgets/supplies")]
    [InlineData("https://myapp.example.com:8443", "https://myapp.example.com:8443/widgets/supplies")]
    [InlineData("http://myapp.example.com:80", "http://myapp.example.com/widgets/supplies")]
    [InlineData("https://münchen.example", "https://xn--mnchen-3ya.example/widgets/supplies")]
    [InlineData("https://[2001:db8::1]", "https://[2001:db8::1]/widgets/supplies")]
    [InlineData("https://[2001:db8::1]:8443/base", "https://[2001:db8::1]:8443/base/widgets/supplies")]
    public void A_path_is_put_below_the_base_address(string baseAddress, string url)
    {
        Assert.Equal(url, Binding.GetHandlerUrl(new Uri(baseAddress)));
        Assert.Equal($$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"{{url}}"}""", Binding.ToJson(new Uri(baseAddress)));
    }

    [Theory]
    [InlineData("/widgets", "must be an absolute http or https URL")]
    [InlineData("myapp.example.com", "must be an absolute http or https URL")]
    [InlineData("ftp://myapp.example.com", "must be an absolute http or https URL")]
    [InlineData("file:///etc", "must be an absolute http or https URL")]
    [InlineData("https://user:secret@myapp.example.com", "must not contain a user name or password")]
    [InlineData("https://myapp.example.com/?a=secret", "must not contain a query or fragment")]
    [InlineData("https://myapp.example.com/#secret", "must not contain a query or fragment")]
    public void What_is_no_base_address_is_refused_with_an_example_of_one(string text, string reason)
    {
        var address = new Uri(text, UriKind.RelativeOrAbsolute);

        ArgumentException exception = Assert.Throws<ArgumentException>("baseAddress", () => Binding.ToJson(address));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Contains("https://myapp.example.com", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_base_address_is_named()
    {
        Assert.Throws<ArgumentNullException>("baseAddress", () => Binding.ToJson(null!));
        Assert.Throws<ArgumentNullException>("baseAddress", () => Binding.GetHandlerUrl(null!));
        Assert.Throws<ArgumentNullException>("baseAddress", () => Binding.GetByteCount(null!));
    }

    [Fact]
    public void A_base_address_that_would_break_the_JSON_is_refused()
    {
        // Uri normally escapes quotation marks; this option leaves them as they are.
        // No other test may use this address, because a binding remembers the last one by its text.
        var address = new Uri(
            "https://myapp.example.com/c\"d", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        Assert.Throws<ArgumentException>("baseAddress", () => Binding.ToJson(address));
    }
}
