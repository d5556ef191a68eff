using Microsoft.Extensions.DependencyInjection;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>How much of a request is read where the application says so, and what the defaults are made for.</summary>
public class ConfiguredLimitTests
{
    private static readonly WidgetFields Fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);

    public static TheoryData<string, Action<RequestLimits>> Lower => new()
    {
        { "body_too_long", static limits => limits.MaxBodyLength = Fields.Form().Length - 1 },
        { "query_too_long", static limits => limits.MaxQueryLength = Fields.Address("").Length - 1 },
        { "field_limits_exceeded", static limits => limits.MaxFields = Fields.Query.Count + Fields.Body.Count - 1 },
        { "field_limits_exceeded", static limits => limits.MaxFieldNameLength = "PLACEMENT_OPTIONS".Length - 1 },
    };

    [Theory]
    [MemberData(nameof(Lower))]
    public async Task A_limit_is_lowered_by_the_application(string reason, Action<RequestLimits> lower)
    {
        await using WidgetApplication application = await StartAsync(lower);

        Answer answer = await application.OpenAsync(Fields);

        Assert.Equal(reason.EndsWith("too_long", StringComparison.Ordinal) ? 413 : 400, answer.Status);
        Assert.Empty(application.ReceivedRequests);
        Assert.Contains(reason, Assert.Single(application.WidgetLog).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_may_be_as_large_as_the_limits()
    {
        await using WidgetApplication application = await StartAsync(static limits =>
        {
            limits.MaxBodyLength = Fields.Form().Length;
            limits.MaxQueryLength = Fields.Address("").Length;
            limits.MaxFields = Fields.Query.Count + Fields.Body.Count;
            limits.MaxFieldNameLength = "PLACEMENT_OPTIONS".Length;
        });

        Answer answer = await application.OpenAsync(Fields);

        Assert.Equal(200, answer.Status);
        Assert.Single(application.ReceivedRequests);
    }

    /// <summary>A column of type TEXT has 65,535 bytes. PHP escapes what is not ASCII in JSON, and the form encodes that again.</summary>
    [Theory]
    [InlineData(12_000, false)]
    [InlineData(65_535 / 2, false)]
    [InlineData(65_535 / 2, true)]
    public async Task A_value_that_fills_its_column_is_read(int letters, bool isEscaped)
    {
        string letter = isEscaped ? """\u0436""" : "ж";
        string options = $$"""{"ID":"17","VALUE":"{{string.Concat(Enumerable.Repeat(letter, letters))}}"}""";
        await using WidgetApplication application = await StartAsync(static _ => { });

        Answer answer = await application.OpenAsync(Fields.With("PLACEMENT_OPTIONS", options));

        Assert.Equal(200, answer.Status);
        Assert.Equal(options, Assert.Single(application.ReceivedRequests).Raw["PLACEMENT_OPTIONS"]);
    }

    private static Task<WidgetApplication> StartAsync(Action<RequestLimits> configure) => WidgetApplication.StartAsync(new WidgetSetup
    {
        Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
        Services = services => services.Configure<PlacementOptions>(options => configure(options.RequestLimits)),
    });
}
