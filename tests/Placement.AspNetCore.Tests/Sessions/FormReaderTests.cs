using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Placement.Forms;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>What is read of a form that somebody has sent by hand.</summary>
public sealed class FormReaderTests
{
    [Theory]
    [InlineData("https://acme.com/offer?id=7", true)]
    [InlineData("http://acme.com", true)]
    [InlineData("/offers/7", true)]
    [InlineData("offers/7", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" JavaScript:alert(1)", false)]
    [InlineData("data:text/html,<script>", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("\u0001javascript:alert(1)", false)]
    public void An_address_is_one_of_the_web_or_a_relative_one(string sent, bool isRead)
    {
        (Link form, IReadOnlyDictionary<string, IReadOnlyList<string>> errors) = Read(("Target", sent));

        Assert.Equal(isRead ? sent : null, form.Target?.OriginalString);
        Assert.Equal(isRead ? [] : ["Target"], errors.Keys);
    }

    [Theory]
    [InlineData("Left", true)]
    [InlineData("right", true)]
    [InlineData("3", true)]
    [InlineData("Left,Right", false)]
    [InlineData("1,2", false)]
    [InlineData("4", false)]
    public void A_value_of_an_enumeration_is_one_and_not_the_sum_of_several(string sent, bool isRead)
    {
        (_, IReadOnlyDictionary<string, IReadOnlyList<string>> errors) = Read(("Side", sent));

        Assert.Equal(isRead ? [] : ["Side"], errors.Keys);
    }

    /// <summary>Whichever comes first in the class.</summary>
    [Theory]
    [InlineData("same", true)]
    [InlineData("other", false)]
    public void A_rule_sees_what_all_fields_were_filled_with(string repeated, bool isValid)
    {
        (_, IReadOnlyDictionary<string, IReadOnlyList<string>> errors) = FormReader<Change>.Read(
            Fields(("Word", "same"), ("Again", repeated)));

        Assert.Equal(isValid ? [] : ["Word"], errors.Keys);
    }

    [Fact]
    public void A_form_that_says_nothing_of_itself_is_valid()
    {
        (_, IReadOnlyDictionary<string, IReadOnlyList<string>> errors) = FormReader<Silent>.Read(Fields(("Text", "any")));

        Assert.Empty(errors);
    }

    private static (Link Form, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors) Read(params (string Name, string Value)[] fields) =>
        FormReader<Link>.Read(Fields(fields));

    private static FormCollection Fields(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(static field => field.Name, static field => new StringValues(field.Value)));

    private enum Side
    {
        None = 0,
        Left = 1,
        Right = 2,
        Both = 3,
    }

    private sealed class Change
    {
        [Compare(nameof(Again))]
        public string? Word { get; set; }

        public string? Again { get; set; }
    }

    private sealed class Silent : IValidatableObject
    {
        public string? Text { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => null!;
    }

    private sealed class Link
    {
        public Uri? Target { get; set; }

        public Side Side { get; set; }
    }
}
