using Microsoft.Extensions.Time.Testing;
using Placement.Limits;

namespace Placement.Tests.Rest.Limits;

public class LeakyBucketTests
{
    private static readonly TimeSpan Ever = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void What_the_bucket_holds_is_admitted_at_once()
    {
        LeakyBucket bucket = Bucket(3, 2);

        Task<bool>[] admissions = [.. Enumerable.Range(0, 4).Select(_ => Enter(bucket))];

        Assert.Equal([true, true, true, false], admissions.Select(static admission => admission.IsCompleted));
    }

    [Fact]
    public async Task The_others_follow_in_their_order_as_it_leaks()
    {
        LeakyBucket bucket = Bucket(2, 4);
        var order = new List<int>();
        await Enter(bucket);
        await Enter(bucket);
        Task[] waiting = [.. Enumerable.Range(0, 5).Select(async i =>
        {
            Assert.True(await Enter(bucket));
            lock (order)
            {
                order.Add(i);
            }
        })];

        for (int i = 0; i < waiting.Length; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(249));
            Assert.False(waiting[i].IsCompleted);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await waiting[i].WaitAsync(Stop);
        }

        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public async Task A_pause_empties_the_bucket_and_no_more()
    {
        LeakyBucket bucket = Bucket(2, 1);
        await Enter(bucket);
        await Enter(bucket);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(Enter(bucket).IsCompleted);
        Assert.True(Enter(bucket).IsCompleted);
        Assert.False(Enter(bucket).IsCompleted);
    }

    [Fact]
    public async Task Who_would_have_to_wait_too_long_hears_so_at_once()
    {
        LeakyBucket bucket = Bucket(1, 1);
        await Enter(bucket);
        Task<bool> first = bucket.TryEnterAsync(TimeSpan.FromSeconds(1), Stop)!;

        Assert.False(await bucket.TryEnterAsync(TimeSpan.FromSeconds(1.5), Stop)!);
        Task<bool> second = bucket.TryEnterAsync(TimeSpan.FromSeconds(2), Stop)!;

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await first.WaitAsync(Stop));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await second.WaitAsync(Stop));
    }

    [Fact]
    public async Task Who_gives_up_waiting_makes_room_for_those_behind()
    {
        LeakyBucket bucket = Bucket(1, 1);
        using var cancellation = new CancellationTokenSource();
        await Enter(bucket);
        Task<bool> cancelled = bucket.TryEnterAsync(Ever, cancellation.Token)!;
        Task<bool> next = Enter(bucket);

        cancellation.Cancel();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.True(await next.WaitAsync(Stop));
    }

    [Fact]
    public async Task A_cancelled_call_does_not_queue()
    {
        LeakyBucket bucket = Bucket(1, 1);
        await Enter(bucket);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bucket.TryEnterAsync(Ever, new CancellationToken(canceled: true))!);
        Task<bool> next = Enter(bucket);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next.WaitAsync(Stop));
    }

    [Fact]
    public async Task A_refusal_of_the_portal_fills_the_bucket()
    {
        LeakyBucket bucket = Bucket(50, 2);
        bucket.Fill();

        Task<bool> next = Enter(bucket);

        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(await next.WaitAsync(Stop));
    }

    [Fact]
    public async Task Many_at_once_are_admitted_no_faster_than_the_bucket_leaks()
    {
        LeakyBucket bucket = Bucket(10, 10);
        var queued = new Task<bool>[110];
        Parallel.For(0, queued.Length, i => queued[i] = Enter(bucket));
        Assert.Equal(10, queued.Count(static admission => admission.IsCompleted));

        for (int second = 1; second <= 10; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(10 + (10 * second), queued.Count(static admission => admission.IsCompleted));
        }

        Assert.All(await Task.WhenAll(queued), Assert.True);
    }

    [Fact]
    public async Task Only_an_empty_bucket_without_a_queue_is_forgotten()
    {
        LeakyBucket bucket = Bucket(1, 1);
        await Enter(bucket);
        Task<bool> waiting = Enter(bucket);
        Assert.False(bucket.TryRetire());

        _clock.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Stop);
        Assert.False(bucket.TryRetire());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(bucket.TryRetire());
        Assert.Null(bucket.TryEnterAsync(Ever, Stop));
    }

    [Fact]
    public async Task Buckets_of_idle_portals_are_forgotten_those_of_busy_ones_are_not()
    {
        var buckets = new LeakyBuckets();
        var rate = new RequestRate(1, 1);
        for (int i = 0; i < 10_000; i++)
        {
            await buckets.EnterAsync($"p{i}.bitrix24.com", rate, _clock, Ever, Stop);
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(buckets.Count, 10, 512);
        Assert.False(await buckets.EnterAsync("p9999.bitrix24.com", rate, _clock, TimeSpan.Zero, Stop));
        Assert.True(await buckets.EnterAsync("p0.bitrix24.com", rate, _clock, TimeSpan.Zero, Stop));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_rate_without_meaning_is_refused(int threshold, double perSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestRate(threshold, perSecond));

    private static Task<bool> Enter(LeakyBucket bucket) => bucket.TryEnterAsync(Ever, Stop)!;

    private LeakyBucket Bucket(int threshold, double perSecond) => new(new RequestRate(threshold, perSecond), _clock);
}
