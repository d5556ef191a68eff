using Placement.AspNetCore.Tests.Requests;
using Placement.Pages;

namespace Placement.AspNetCore.Tests.Pages;

/// <summary>What users see of errors.</summary>
public class ErrorPageTests
{
    [Theory]
    [InlineData("en", "en", "This page cannot be shown")]
    [InlineData("de", "de", "Diese Seite kann nicht angezeigt werden")]
    [InlineData("ru", "ru", "Не удаётся показать эту страницу")]
    [InlineData("br", "pt-BR", "Não é possível exibir esta página")]
    [InlineData("la", "es", "No se puede mostrar esta página")]
    [InlineData("fr", "fr", "Impossible d’afficher cette page")]
    [InlineData("it", "it", "Impossibile visualizzare questa pagina")]
    [InlineData("pl", "pl", "Nie można wyświetlić tej strony")]
    [InlineData("ua", "uk", "Не вдається показати цю сторінку")]
    [InlineData("tr", "tr", "Bu sayfa görüntülenemiyor")]
    [InlineData("DE", "de", "Diese Seite kann nicht angezeigt werden")]
    [InlineData("pt-PT", "pt-BR", "Não é possível exibir esta página")]
    [InlineData("ja", "en", "This page cannot be shown")]
    [InlineData("in", "en", "This page cannot be shown")]
    [InlineData("xx", "en", "This page cannot be shown")]
    [InlineData("../../etc", "en", "This page cannot be shown")]
    [InlineData("", "en", "This page cannot be shown")]
    public async Task An_error_is_told_in_the_users_language(string language, string html, string title)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.LeftMenu);

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu, language: language).With("member_id", null));

        Assert.Equal(400, answer.Status);
        Assert.Contains($"<html lang=\"{html}\">", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<title>{title}</title>", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_needs_nothing_from_elsewhere_and_can_be_shown_by_any_portal()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.LeftMenu);

        Answer answer = await application.OpenAsync(
            WidgetFields.Of(Placements.LeftMenu).With("member_id", null).WithQuery("DOMAIN", "evil.example"));

        string policy = answer.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline', frame-ancestors https://*.", policy, StringComparison.Ordinal);
        Assert.Contains("https://*.bitrix24.com", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.DoesNotContain("<script", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "did not understand")]
    [InlineData(405, "did not understand")]
    [InlineData(413, "did not understand")]
    [InlineData(401, "open it again in Bitrix24")]
    [InlineData(403, "could not make sure who is asking")]
    [InlineData(404, "has nothing to show here")]
    [InlineData(500, "went wrong")]
    [InlineData(503, "is not available at the moment")]
    public async Task Each_kind_of_error_says_what_the_user_can_do(int status, string advice)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await ErrorPage.WriteAsync(context, status, language: null, "'none'");

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Contains(advice, System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
        Assert.Equal(body.Length, context.Response.ContentLength);
    }

    /// <summary>The sentences are written into pages as they are.</summary>
    [Fact]
    public void Every_language_has_every_sentence_and_none_would_have_to_be_encoded()
    {
        Dictionary<string, string> english = TextsOf(PageTexts.In("en"));
        foreach (PageTexts language in PageTexts.All)
        {
            Dictionary<string, string> texts = TextsOf(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts.Values, static text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.All(texts.Values, static text => Assert.Equal(-1, text.AsSpan().IndexOfAny("<>&\"'")));
            Assert.All(texts, text => Assert.Equal(HasArgument(english[text.Key]), HasArgument(text.Value)));

            // The title, and a sentence for each kind.
            Assert.Equal(
                1 + Enum.GetValues<ErrorKind>().Length, texts.Where(
                    static text => text.Key.StartsWith("Error.", StringComparison.Ordinal)).DistinctBy(static text => text.Value).Count());
            Assert.Same(language, PageTexts.In(language.Language.Code));
        }

        Assert.Equal(10, PageTexts.All.DistinctBy(static language => language.Language.Code).Count());
    }

    private static bool HasArgument(string text) => text.Contains("{0}", StringComparison.Ordinal);

    private static Dictionary<string, string> TextsOf(PageTexts language) =>
        language.Texts
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(static text => (string)text.Key, static text => (string)text.Value!, StringComparer.Ordinal);
}
