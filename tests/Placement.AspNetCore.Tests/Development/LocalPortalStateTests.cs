using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.Widgets;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>AddLocalPortal: what is there after an application that is developed was started again.</summary>
public sealed class LocalPortalStateTests : IDisposable
{
    private const int StateUnreadable = 722;

    private readonly DevelopedApplication _developed = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _developed.Dispose();

    [Fact]
    public async Task Pages_go_on_and_what_was_made_stays()
    {
        await (await _developed.RunAsync()).DisposeAsync();
        string token = _developed.AccessToken();
        await using (DevelopedRun second = await _developed.RunAsync())
        {
            JsonObject option = new() { ["auth"] = token, ["options"] = new JsonObject { ["colour"] = "blue" } };
            Assert.Contains("\"result\":true", await second.CallAsync("app.option.set", option), StringComparison.Ordinal);
            JsonObject type = new() { ["auth"] = token, ["USER_TYPE_ID"] = "size", ["HANDLER"] = _developed.Address + "/size" };
            Assert.Contains("\"result\":true", await second.CallAsync("userfieldtype.add", type), StringComparison.Ordinal);
            JsonObject deal = new() { ["auth"] = token, ["fields"] = new JsonObject { ["TITLE"] = "Kept" } };
            Assert.Contains("\"result\":7", await second.CallAsync("crm.deal.add", deal), StringComparison.Ordinal);
        }

        await using DevelopedRun third = await _developed.RunAsync();

        Assert.Contains("blue", await third.CallAsync("app.option.get", new() { ["auth"] = token }), StringComparison.Ordinal);
        Assert.Contains("\"size\"", await third.CallAsync("userfieldtype.list", new() { ["auth"] = token }), StringComparison.Ordinal);
        Assert.Contains("Kept", await third.CallAsync("crm.deal.get", new() { ["auth"] = token, ["id"] = 7 }), StringComparison.Ordinal);
        Assert.DoesNotContain(third.Log.Lines, static line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Widgets_that_are_the_same_stay_and_only_a_changed_title_is_registered_again()
    {
        await (await _developed.RunAsync()).DisposeAsync();
        IReadOnlyList<JsonNode> first = _developed.Bindings();
        Assert.True(first.Count > 3);
        await (await _developed.RunAsync()).DisposeAsync();
        Assert.Equal(
            first.Select(static binding => binding.ToJsonString()), _developed.Bindings().Select(static binding => binding.ToJsonString()));

        await (await _developed.RunAsync(after: static builder => Change(
            builder, static bindings => [.. bindings.Select(static binding => binding.Title == "Supplies" ? Renamed(binding) : binding)])))
            .DisposeAsync();

        IReadOnlyList<JsonNode> third = _developed.Bindings();
        Assert.Equal(first.Count, third.Count);
        JsonNode changed = Assert.Single(third, binding => first.All(former => !JsonNode.DeepEquals(former, binding)));
        Assert.Equal("Another title", (string)changed["title"]!);
    }

    [Fact]
    public async Task A_widget_that_is_no_longer_declared_goes()
    {
        await (await _developed.RunAsync()).DisposeAsync();
        int before = _developed.Bindings().Count;

        await (await _developed.RunAsync(after: static builder => Change(builder, static bindings => [.. bindings.Skip(1)])))
            .DisposeAsync();

        Assert.Equal(before - 1, _developed.Bindings().Count);
    }

    [Fact]
    public async Task An_application_that_listens_elsewhere_is_not_registered_twice()
    {
        await (await _developed.RunAsync()).DisposeAsync();
        (string before, int count) = (_developed.Address, _developed.Bindings().Count);
        _developed.Address = "http://127.0.0.1:0";

        await (await _developed.RunAsync()).DisposeAsync();

        Assert.NotEqual(before, _developed.Address);
        Assert.Equal(count, _developed.Bindings().Count);
        Assert.DoesNotContain(before, _developed.Parts()["bindings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(before, _developed.Parts()["eventHandlers"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_broken_is_said_and_the_application_is_installed_all_the_same()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_developed.StateFile)!);
        await File.WriteAllTextAsync(_developed.StateFile, "{", Stop);

        await using DevelopedRun run = await _developed.RunAsync();

        string line = Assert.Single(run.Log.Lines, static line => line.Id == StateUnreadable).Text;
        Assert.Contains(_developed.StateFile + ".unreadable", line, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(_developed.StateFile + ".unreadable", Stop));
    }

    [Fact]
    public async Task Nothing_is_kept_where_a_setting_says_so()
    {
        await (await _developed.RunAsync(settings: static portal => portal.StateFile = null)).DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(_developed.StateFile)));
        Assert.Throws<ArgumentException>(static () => new Placement.Testing.LocalPortalSettings { StateFile = "" });
    }

    [Fact]
    public async Task A_file_of_the_portals_own_options_wins()
    {
        string file = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(_developed.StateFile))!, "mine.json");

        await (await _developed.RunAsync(settings: portal => portal.Portal = new() { StateFile = file })).DisposeAsync();

        Assert.True(File.Exists(file));
        Assert.False(File.Exists(_developed.StateFile));
    }

    [Fact]
    public async Task Nothing_starts_where_a_tool_has_started_the_application()
    {
        using var log = new RecordedLog();
        await using WebApplication application = _developed.Build(log, static builder => builder.Configuration["Placements:Tool"] = "true");
        await application.StartAsync(Stop);
        await application.StopAsync(Stop);

        Assert.DoesNotContain(log.Lines, static line => line.Text.StartsWith("Local portal", StringComparison.Ordinal));
        Assert.False(File.Exists(_developed.StateFile));
        Assert.StartsWith("local.", application.Configuration["Bitrix24:ClientId"], StringComparison.Ordinal);
    }

    private static WidgetBinding Renamed(WidgetBinding binding) => WidgetBinding.Create(
        $$"""{"PLACEMENT":"{{binding.Placement}}","HANDLER":"~{{binding.Handler.TrimStart('~')}}","TITLE":"Another title"}""",
        binding.WidgetType);

    private static void Change(WebApplicationBuilder builder, Func<IReadOnlyList<WidgetBinding>, IReadOnlyList<WidgetBinding>> change)
    {
        var declared = (DeclaredWidgets)builder.Services.Last(static service => service.ServiceType == typeof(DeclaredWidgets))
            .ImplementationInstance!;
        builder.Services.Replace(ServiceDescriptor.Singleton(
            new DeclaredWidgets(() => change(declared.Bindings), () => declared.Widgets)));
    }
}
