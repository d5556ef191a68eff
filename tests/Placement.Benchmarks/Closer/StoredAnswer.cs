namespace Placement.Benchmarks.Closer;

/// <summary>Gives one answer of <c>placement.get</c> again and again.</summary>
internal sealed class StoredAnswer : IBitrixClient
{
    private readonly Task<BitrixResponse> _answer;

    private StoredAnswer(BitrixResponse answer) => _answer = Task.FromResult(answer);

    /// <summary>What a portal stores now.</summary>
    public static async Task<StoredAnswer> OfAsync(IBitrixClient client) =>
        new(new BitrixResponse((await client.CallAsync("placement.get", default)).Result.Clone()));

    public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default) =>
        method == "placement.get" ? _answer : throw new InvalidOperationException($"{method} is not needed to plan.");
}
