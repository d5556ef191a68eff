using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Requests;

namespace Placement.AspNetCore.Tests.Pages;

/// <summary>The pages that Results.Extensions makes.</summary>
public class WidgetResultTests
{
    private const string Script = "<script>alert(1)</script>";

    [Theory]
    [InlineData("en", "<html lang=\"en\">")]
    [InlineData("la", "<html lang=\"es\">")]
    [InlineData("sc", "<html lang=\"zh-Hans\">")]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\">")]
    [InlineData("nothing", "<html lang=\"en\">")]
    public async Task A_page_is_in_the_users_language(string language, string html)
    {
        Answer answer = await ShowAsync(Results.Extensions.Widget($"<p>Supplies</p>", "Supplies"), language);

        Assert.Equal((200, "text/html; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(
            answer.Header("Content-Length"), System.Text.Encoding.UTF8.GetByteCount(answer.Text).ToString(
                System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith(
            $"<!DOCTYPE html>\n{html}\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Supplies</title>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<body>\n<p>Supplies</p>\n</body>\n</html>\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_braces_is_encoded_and_what_stands_around_is_not()
    {
        object? nothing = null;

        Answer answer = await ShowAsync(Results.Extensions.Widget(
            $"<b title=\"{"\" onclick=\""}\">{Script}</b>{nothing}<i>{17}</i>{new HtmlString("<u>Größe ё 😀</u>")}{{}}",
            $"</title>{Script}"));

        Assert.Contains(
            "<b title=\"&quot; onclick=&quot;\">&lt;script&gt;alert(1)&lt;/script&gt;</b><i>17</i><u>Größe ё 😀</u>{}", answer.Text,
            StringComparison.Ordinal);
        Assert.Contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Letters of all scripts stay what they are, also those of two halves that a writer gets one by one.</summary>
    [Fact]
    public async Task A_long_page_arrives_to_the_letter()
    {
        string text = string.Concat(Enumerable.Repeat("Größe ё 漢 😀 ", 20_000));

        Answer answer = await ShowAsync(Results.Extensions.Widget(new LetterByLetter(text)));

        Assert.Contains($"<body>\n{text}\n</body>", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_page_is_sent_as_it_is()
    {
        IResult result = Results.Extensions.WidgetPage("<!DOCTYPE html><title>ё</title>" + Script);

        Answer answer = await ShowAsync(result);

        Assert.Equal("<!DOCTYPE html><title>ё</title>" + Script, answer.Text);
        Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));
        Assert.IsType<ContentHttpResult>(result);
    }

    [Fact]
    public async Task A_component_is_the_content_of_a_page()
    {
        IResult result = Results.Extensions.Widget<SupplyList>(
            new Dictionary<string, object?> { [nameof(SupplyList.Title)] = Script }, "Supplies");

        Answer answer = await ShowAsync(result, "de", static services => services.AddSingleton(new Warehouse("Steel")));

        Assert.Contains("<html lang=\"de\">", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Supplies</title>", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            "<body>\n<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>Steel</p>\n</body>", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Supplies", Assert.IsType<WidgetComponentResult<SupplyList>>(result).Title);
    }

    [Fact]
    public async Task A_component_takes_the_properties_of_an_object()
    {
        IResult result = Results.Extensions.Widget<SupplyList>(new { Title = Script }, "Supplies");

        Answer answer = await ShowAsync(result, services: static services => services.AddSingleton(new Warehouse("Steel")));

        Assert.Contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>Steel</p>", answer.Text, StringComparison.Ordinal);
        WidgetComponentResult<SupplyList> shown = Assert.IsType<WidgetComponentResult<SupplyList>>(result);
        Assert.Equal("Supplies", shown.Title);
        Assert.Equal([KeyValuePair.Create("Title", (object?)Script)], shown.Parameters);
    }

    [Fact]
    public void A_property_that_is_no_parameter_is_named()
    {
        ArgumentException unknown = Assert.Throws<ArgumentException>(
            () => Results.Extensions.Widget<SupplyList>(new { Titel = "Supplies" }));
        ArgumentException injected = Assert.Throws<ArgumentException>(
            () => Results.Extensions.Widget<SupplyList>(new { Title = "", Warehouse = new Warehouse("Steel") }));
        ArgumentException none = Assert.Throws<ArgumentException>(() => Results.Extensions.Widget<Link>(new { Title = "" }));

        Assert.Contains("SupplyList has no parameter Titel. It has Title.", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("SupplyList has no parameter Warehouse.", injected.Message, StringComparison.Ordinal);
        Assert.Contains("Link has no parameter Title. It has none.", none.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Steel", injected.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_found_in_any_case_and_by_components_that_take_all()
    {
        Assert.Single(
            Assert.IsType<WidgetComponentResult<SupplyList>>(Results.Extensions.Widget<SupplyList>(new { title = "" })).Parameters);
        Assert.Single(
            Assert.IsType<WidgetComponentResult<Anything>>(Results.Extensions.Widget<Anything>(new { Colour = "blue" })).Parameters);
    }

    [Fact]
    public void A_dictionary_is_taken_as_one_however_it_is_typed()
    {
        object parameters = new Dictionary<string, object?> { ["Title"] = "Supplies" };
        IReadOnlyDictionary<string, object?> readOnly = new Dictionary<string, object?> { ["Title"] = "Supplies" };

        Assert.Equal(
            ["Title"], Assert.IsType<WidgetComponentResult<SupplyList>>(Results.Extensions.Widget<SupplyList>(parameters)).Parameters.Keys);
        Assert.Equal(
            ["Title"], Assert.IsType<WidgetComponentResult<SupplyList>>(Results.Extensions.Widget<SupplyList>(readOnly)).Parameters.Keys);
        Assert.Empty(Assert.IsType<WidgetComponentResult<Link>>(Results.Extensions.Widget<Link>(null)).Parameters);
    }

    [Fact]
    public async Task A_component_works_where_the_application_uses_components_itself_too()
    {
        Answer answer = await ShowAsync(
            Results.Extensions.Widget<Link>(),
            services: static services => services.AddRazorComponents());

        Assert.Contains("<body>\n<a href=\"/widget\">here</a>\n</body>", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The user is told nothing, the log which service is missing.</summary>
    [Fact]
    public async Task A_service_that_a_component_misses_is_named_in_the_log()
    {
        await using WidgetApplication application = await StartAsync(Results.Extensions.Widget<SupplyList>());

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain(nameof(Warehouse), answer.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(Warehouse), Assert.Single(application.WidgetLog).Exception?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_can_look_at_a_result_without_a_server()
    {
        WidgetResult result = Assert.IsType<WidgetResult>(Results.Extensions.Widget($"<p>{"a&b"}</p>", "Supplies"));

        Assert.Equal(
            ("Supplies", 200, "text/html; charset=utf-8"), (result.Title, ((IStatusCodeHttpResult)result).StatusCode, result.ContentType));
        using var text = new StringWriter();
        result.Content.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal("<p>a&amp;b</p>", text.ToString());

        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        Assert.Contains("<html lang=\"en\">", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_shown_is_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => Results.Extensions.Widget((FormattableString)null!));
        Assert.Throws<ArgumentNullException>(() => Results.Extensions.Widget((IHtmlContent)null!));
        Assert.Throws<ArgumentNullException>(() => Results.Extensions.WidgetPage(null!));
    }

    private static async Task<Answer> ShowAsync(IResult result, string language = "en", Action<IServiceCollection>? services = null)
    {
        await using WidgetApplication application = await StartAsync(result, services);
        return await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu, language: language));
    }

    private static Task<WidgetApplication> StartAsync(IResult result, Action<IServiceCollection>? services = null) =>
        WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Answer = (_, _) => Task.FromResult(result),
            Services = services,
        });

    internal sealed record Warehouse(string Item);

    internal sealed class SupplyList : ComponentBase
    {
        [Parameter]
        public string Title { get; set; } = "";

        [Inject]
        public Warehouse Warehouse { get; set; } = null!;

        private string _item = "";

        protected override async Task OnInitializedAsync()
        {
            await Task.Yield();
            _item = Warehouse.Item;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "h1");
            builder.AddContent(1, Title);
            builder.CloseElement();
            builder.OpenElement(2, "p");
            builder.AddContent(3, _item);
            builder.CloseElement();
        }
    }

    internal sealed class Anything : ComponentBase
    {
        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object?>? Attributes { get; set; }
    }

    internal sealed class Link : ComponentBase
    {
        [Inject]
        public NavigationManager Navigation { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", new Uri(Navigation.Uri).AbsolutePath);
            builder.AddContent(2, "here");
            builder.CloseElement();
        }
    }

    private sealed class LetterByLetter(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder)
        {
            foreach (char letter in text)
            {
                writer.Write(letter);
            }
        }
    }
}
