namespace Placement.Testing.Tests.Methods;

/// <summary>Removing widgets.</summary>
public sealed class PlacementUnbindTests
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";
    private const string Worker = "PAGE_BACKGROUND_WORKER";
    private const string One = "https://app.example/one";
    private const string Two = "https://app.example/two";

    [Fact]
    public async Task A_removed_binding_counts_twice()
    {
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Assert.Equal(
            """{"count":2}""",
            (await client.CallAsync("placement.unbind", new { PLACEMENT = Tab.ToLowerInvariant(), HANDLER = One })).Json);
        Assert.Equal([Two], portal.Bindings.Where(static binding => binding.Placement == Tab).Select(static binding => binding.Handler));
        Assert.Equal("""{"count":0}""", (await client.CallAsync("placement.unbind", new { PLACEMENT = Tab, HANDLER = One })).Json);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_handler_every_handler_of_the_placement_goes(string? handler)
    {
        await using LocalPortal portal = await StartAsync();

        Assert.Equal(
            """{"count":4}""",
            (await new PortalClient(portal).CallAsync("placement.unbind", new { PLACEMENT = Tab, HANDLER = handler })).Json);
        Assert.All(portal.Bindings, static binding => Assert.Equal(Worker, binding.Placement));
    }

    [Fact]
    public async Task A_handler_is_compared_to_the_letter()
    {
        await using LocalPortal portal = await StartAsync();

        Assert.Equal(
            """{"count":0}""",
            (await new PortalClient(portal).CallAsync("placement.unbind", new { PLACEMENT = Tab, HANDLER = One + "/" })).Json);
    }

    [Theory]
    [InlineData(0, 2, new[] { 1, 2 })]
    [InlineData("1", 2, new[] { 0, 2 })]
    [InlineData(2, 2, new[] { 0, 1 })]
    [InlineData(3, 0, new[] { 0, 1, 2 })]
    [InlineData(null, 6, new int[0])]
    public async Task A_user_narrows_the_removal(object? userId, int count, int[] left)
    {
        await using LocalPortal portal = await StartAsync();

        Answer answer = await new PortalClient(portal).CallAsync("placement.unbind", new { PLACEMENT = Worker, USER_ID = userId });

        Assert.Equal(count, answer.Result.GetProperty("count").GetInt32());
        Assert.Equal(left, portal.Bindings.Where(static binding => binding.Placement == Worker).Select(static binding => binding.UserId));
    }

    [Theory]
    [InlineData("NO_SUCH_PLACEMENT")]
    [InlineData("USERFIELD_TYPE")]
    [InlineData("DEFAULT")]
    public async Task An_unknown_placement_is_no_error(string placement)
    {
        await using LocalPortal portal = await StartAsync();

        Assert.Equal(
            """{"count":0}""", (await new PortalClient(portal).CallAsync("placement.unbind", new { PLACEMENT = placement })).Json);
        Assert.Equal(5, portal.Bindings.Count);
    }

    private static async Task<LocalPortal> StartAsync()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        (await client.BindAsync(Tab, One)).IsTrue();
        (await client.BindAsync(Tab, Two)).IsTrue();
        foreach (int userId in new[] { 0, 1, 2 })
        {
            (await client.CallAsync(
                "placement.bind",
                new { PLACEMENT = Worker, HANDLER = One, USER_ID = userId, OPTIONS = new { errorHandlerUrl = Two } })).IsTrue();
        }

        return portal;
    }
}
