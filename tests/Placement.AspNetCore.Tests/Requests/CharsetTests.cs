using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Forms are UTF-8. What says otherwise is refused at every endpoint, and never ends in an exception.</summary>
public class CharsetTests
{
    private static readonly string[] Charsets =
    [
        "utf-7", "UTF-7", "\"utf-7\"", "unicode-1-1-utf-7", "utf-16", "utf-32BE", "windows-1251", "iso-8859-1", "no-such-charset", "\"\"",
        "utf-8\0",
    ];

    private static readonly string[] Paths = [WidgetApplication.Path, "/install", "/events"];

    [Fact]
    public async Task A_form_in_another_charset_is_refused()
    {
        await using WidgetApplication application = await StartAsync();
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        foreach (string path in Paths)
        {
            foreach (string charset in Charsets.Where(static charset => !charset.Contains('\0')))
            {
                string type = $"application/x-www-form-urlencoded; charset={charset}";

                AssertRefused(await application.PostAsync(fields.Address(path), fields.Form(), type), type);
                AssertRefused(await application.PostAsync(fields.Address(path), fields.Form(), $"{type}; charset=utf-8"), type);
                AssertRefused(await application.PostAsync(
                    fields.Address(path), fields.Form(), $"application/x-www-form-urlencoded; charset=utf-8; charset={charset}"), type);
            }
        }

        AssertCalm(application);
    }

    [Fact]
    public async Task A_form_with_a_part_in_another_charset_is_refused()
    {
        await using WidgetApplication application = await StartAsync();
        foreach (string path in Paths)
        {
            foreach (string charset in Charsets)
            {
                AssertRefused(await PostPartsAsync(application, path, "", $"text/plain; charset={charset}"), charset);
                AssertRefused(await PostPartsAsync(application, path, "; charset=" + charset.TrimEnd('\0') + "x", "text/plain"), charset);
            }
        }

        AssertCalm(application);
    }

    [Theory]
    [InlineData("", "text/plain; charset=utf-8")]
    [InlineData("; charset=UTF-8", "text/plain; charset=\"utf-8\"")]
    [InlineData("", "text/plain")]
    public async Task A_form_with_parts_in_utf8_is_read(string charset, string partType)
    {
        await using WidgetApplication application = await StartAsync();

        Answer answer = await PostPartsAsync(application, WidgetApplication.Path, charset, partType);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Größe ё 😀", Assert.Single(application.ReceivedRequests).Raw["note"]);
    }

    /// <summary>What is proven is looked at in whatever way a form is sent.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_of_any_type_proves_nothing_twice(string type)
    {
        await using WidgetApplication application = await StartAsync();
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab).With("MEMBER_ID", new string('0', 32));
        string form = type.StartsWith("multipart", StringComparison.Ordinal) ? Parts(fields, "text/plain") : fields.Form();

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path), form, type);

        Assert.Equal(400, answer.Status);
        Assert.Contains("field_repeated", Assert.Single(application.WidgetLog).Text, StringComparison.Ordinal);
    }

    private static Task<WidgetApplication> StartAsync() => WidgetApplication.StartAsync(new WidgetSetup
    {
        Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
        Middleware = static application =>
        {
            application.MapPlacementInstaller("/install");
            application.MapPlacementEvents("/events");
        },
    });

    private static Task<Answer> PostPartsAsync(WidgetApplication application, string path, string charset, string partType)
    {
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab).With("note", "Größe ё 😀");
        return application.PostAsync(fields.Address(path), Parts(fields, partType), $"multipart/form-data; boundary=x{charset}");
    }

    private static string Parts(WidgetFields fields, string partType) =>
        string.Concat(fields.Body.Select(field =>
            $"--x\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\nContent-Type: {partType}\r\n\r\n{field.Value}\r\n"))
        + "--x--\r\n";

    private static void AssertRefused(Answer answer, string what) => Assert.True(answer.Status == 400, $"{what}: {answer.Status}");

    private static void AssertCalm(WidgetApplication application)
    {
        Assert.Empty(application.ReceivedRequests);
        Assert.DoesNotContain(application.Log, static line => line.Level >= LogLevel.Error);
    }
}
