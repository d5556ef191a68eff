using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What operators can count.</summary>
public class WidgetMetricsTests
{
    /// <summary>Other tests count at the same time, but not what this placement does.</summary>
    [Fact]
    public async Task Requests_are_counted_by_placement_and_outcome_and_never_by_what_they_say()
    {
        var counted = Channel.CreateUnbounded<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Placement", Name: "placement.widget.requests" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            string text = string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
            if (text.Contains("SONET_GROUP_TOOLBAR", StringComparison.Ordinal) || text.Contains("CRM_DYNAMIC", StringComparison.Ordinal))
            {
                counted.Writer.TryWrite($"{count} {text}");
            }
        });
        listener.Start();
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.SonetGroup.Toolbar, Placements.Crm.Dynamic.ListToolbar),
            Services = static services => services.AddSingleton<IRequestVerifier>(new CannedVerifier(static claim => claim.Status == "L"
                ? Verification.Accept(WidgetSetup.PortalOf(claim.MemberId, WidgetFields.Host, WidgetFields.ApplicationToken))
                : Verification.Refuse(OriginRefusal.UnknownPortal))),
        });

        Assert.Equal(
            "1 placement.code=SONET_GROUP_TOOLBAR placement.outcome=success", await CountAsync(
                WidgetFields.Of(Placements.SonetGroup.Toolbar)));
        Assert.Equal(
            "1 placement.code=SONET_GROUP_TOOLBAR placement.outcome=unknown_portal",
            await CountAsync(WidgetFields.Of(Placements.SonetGroup.Toolbar).With("status", null)));
        Assert.Equal(
            "1 placement.code=CRM_DYNAMIC_*_LIST_TOOLBAR placement.outcome=success", await CountAsync(
                WidgetFields.Of("CRM_DYNAMIC_128_LIST_TOOLBAR")));

        async Task<string> CountAsync(WidgetFields fields)
        {
            await application.OpenAsync(fields);
            return await counted.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
    }
}
