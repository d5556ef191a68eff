using Placement.Bindings;

namespace Placement.Tests.Bindings;

public sealed class BindingSourceTests
{
    [Fact]
    public void Bindings_are_read_when_they_are_asked_for_and_again_after_a_change_of_code()
    {
        string title = "Supplies";
        int reads = 0;
        var source = new BindingSource(() =>
        {
            reads++;
            return [WidgetBinding.Create($$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"{{title}}"}""")];
        });
        Assert.Equal(0, reads);
        IReadOnlyList<WidgetBinding> before = source.Bindings;
        title = "Stock";
        Assert.Equal("Supplies", Assert.Single(source.Bindings).Title);

        CodeVersion.ClearCache(null);

        Assert.Equal("Stock", Assert.Single(source.Bindings).Title);
        Assert.Equal("Supplies", Assert.Single(before).Title);
    }

    [Fact]
    public async Task Threads_that_ask_at_the_same_time_get_the_same_bindings()
    {
        using var barrier = new Barrier(4);
        var source = new BindingSource(() => [WidgetBinding.Create("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu"}""")]);

        IReadOnlyList<WidgetBinding>[] read = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait(TestContext.Current.CancellationToken);
                return source.Bindings;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(read, bindings => Assert.Same(read[0], bindings));
    }
}
