using System.Text;
using Placement.Batches;

namespace Placement.Tests.Rest;

public class BatchQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData(" { } ", "")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU"}""", "PLACEMENT=LEFT_MENU")]
    [InlineData("""{"A":"1","B":"2"}""", "A=1&B=2")]
    [InlineData("""{"OPTIONS":{"errorHandlerUrl":"https://a.example/e?x=1"}}""", "OPTIONS%5BerrorHandlerUrl%5D=https%3A%2F%2Fa.example%2Fe%3Fx%3D1")]
    [InlineData("""{"LANG_ALL":{"en":{"TITLE":"A","GROUP_NAME":""},"de":{"TITLE":"B"}}}""", "LANG_ALL%5Ben%5D%5BTITLE%5D=A&LANG_ALL%5Ben%5D%5BGROUP_NAME%5D=&LANG_ALL%5Bde%5D%5BTITLE%5D=B")]
    [InlineData(
        """{"ICON":{"fileData":["a b.png","iVBO+/="]}}""", "ICON%5BfileData%5D%5B0%5D=a%20b.png&ICON%5BfileData%5D%5B1%5D=iVBO%2B%2F%3D")]
    [InlineData("""{"T":"&=?[]%+ #"}""", "T=%26%3D%3F%5B%5D%25%2B%20%23")]
    [InlineData("""{"T":"-._~!*'()\"\\\n"}""", "T=-._~%21%2A%27%28%29%22%5C%0A")]
    [InlineData("""{"T":"é€"}""", "T=%C3%A9%E2%82%AC")]
    [InlineData("""{"T":"\ud83d\ude80"}""", "T=%F0%9F%9A%80")]
    [InlineData("""{"T":"🚀"}""", "T=%F0%9F%9A%80")]
    [InlineData("""{"é":{"a.b c":1}}""", "%C3%A9%5Ba.b%20c%5D=1")]
    [InlineData("""{"N":-1.5e+3,"T":true,"F":false}""", "N=-1.5e%2B3&T=1&F=0")]
    [InlineData("""{"A":null,"B":{},"C":[],"D":{"E":null}}""", "")]
    [InlineData("""{"A":[1,null,[2,{"x":3}]]}""", "A%5B0%5D=1&A%5B2%5D%5B0%5D=2&A%5B2%5D%5B1%5D%5Bx%5D=3")]
    [InlineData("""{"A":"$result[first][0]"}""", "A=%24result%5Bfirst%5D%5B0%5D")]
    public void Parameters_become_a_query_as_PHP_reads_it(string json, string query) =>
        Assert.Equal(query, BatchQuery.Encode(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"secret\"")]
    [InlineData("{")]
    [InlineData("secret")]
    [InlineData("{}secret")]
    [InlineData("""{"A":1,}""")]
    public void What_is_no_object_is_refused(string json)
    {
        FormatException exception = Assert.Throws<FormatException>(() => BatchQuery.Encode(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("The parameters must be a JSON object in UTF-8, or empty.", exception.Message);
    }

    [Theory]
    [InlineData("""{"":1}""")]
    [InlineData("""{"A":{"":1}}""")]
    [InlineData("""{"A[B]":1}""")]
    [InlineData("""{"A":{"]":1}}""")]
    [InlineData("""{"A\u0000":1}""")]
    [InlineData("""{"A.B":1}""")]
    [InlineData("""{" A":1}""")]
    public void A_name_that_PHP_would_read_as_another_one_is_refused(string json)
    {
        FormatException exception = Assert.Throws<FormatException>(() => BatchQuery.Encode(Encoding.UTF8.GetBytes(json)));

        Assert.Contains("name that a command cannot carry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_none_is_refused()
    {
        Assert.Throws<FormatException>(() => BatchQuery.Encode("""{"A":"\ud83d"}"""u8));
        Assert.Throws<FormatException>(() => BatchQuery.Encode("""{"\ude80":"x"}"""u8));
        Assert.Throws<FormatException>(() => BatchQuery.Encode([.. "{\"A\":\""u8, 0xFF, .. "\"}"u8]));
    }

    [Fact]
    public void A_long_text_is_encoded_whole()
    {
        string icon = new('+', 200_000);

        Assert.Equal(
            "I=" + icon.Replace("+", "%2B", StringComparison.Ordinal), BatchQuery.Encode(Encoding.UTF8.GetBytes($$"""{"I":"{{icon}}"}""")));
    }
}
