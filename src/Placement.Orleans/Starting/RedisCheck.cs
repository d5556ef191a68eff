using System.Security.Authentication;
using Microsoft.Extensions.Options;
using Orleans.Clustering.Redis;
using StackExchange.Redis;

namespace Placement.Starting;

/// <summary>Refuses to start a host that cannot meet the others. What Redis says of that is not repeated: it quotes its settings.</summary>
internal sealed class RedisCheck(IOptions<RedisClusteringOptions> options) : StartCheck
{
    /// <summary>What Redis says to those who may not come in.</summary>
    private static readonly string[] Refusals = ["NOAUTH", "WRONGPASS", "NOPERM"];

    /// <summary>Where an application says which server it is.</summary>
    private const string Setting =
        $"the connection string PlacementCluster, or {nameof(PlacementClusterOptions)}.{nameof(PlacementClusterOptions.Redis)}";

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static ConfigurationOptions Parse(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection) is { EndPoints.Count: > 0 } server ? server : throw NotReadable();
        }
        catch (Exception slip) when (slip is ArgumentException or FormatException)
        {
            throw NotReadable();
        }
    }

    /// <inheritdoc/>
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        RedisClusteringOptions redis = options.Value;
        (IConnectionMultiplexer? connection, bool isShared) = (null, false);
        try
        {
            (connection, isShared) = await redis.CreateMultiplexer(redis).WaitAsync(cancellationToken).ConfigureAwait(false);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            throw IsUntrusted(failure)
                ? new InvalidOperationException(
                    $"The certificate of the Redis server is not trusted here, or is for another name. Trust it, or correct {Setting}.")
                : IsRefusal(failure)
                ? new InvalidOperationException($"The Redis server refuses user and password of the cluster. Correct {Setting}.")
                : new InvalidOperationException(
                    "The Redis server in which the hosts of the cluster find each other cannot be reached. Start it, or correct "
                    + $"{Setting}.");
        }
        finally
        {
            if (connection is not null && !isShared)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static bool IsUntrusted(Exception? failure) =>
        failure is AuthenticationException || (failure is not null && IsUntrusted(failure.InnerException));

    private static bool IsRefusal(Exception failure) =>
        failure is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
        || (failure is RedisServerException
            && Array.Exists(Refusals, word => failure.Message.StartsWith(word, StringComparison.Ordinal)));

    private static InvalidOperationException NotReadable() => new(
        $"What names the Redis server of the cluster cannot be read. Correct {Setting}: it is written as StackExchange.Redis reads it, "
        + "such as redis.internal:6379,ssl=true, and a password has no commas.");
}
