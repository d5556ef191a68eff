using System.Security.Cryptography;
using System.Text;

namespace Placement.Package.Tests.Harness;

/// <summary>Lets one process of this machine after the other do something.</summary>
internal static class OneAtATime
{
    /// <summary>How often a process that waits looks whether it has been told to give up.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Does it when nobody else does.</summary>
    /// <param name="subject">What must not be done twice at a time.</param>
    /// <param name="action">Does it.</param>
    /// <param name="cancellationToken">Gives up waiting, and the action if it listens.</param>
    public static Task<T> RunAsync<T>(string subject, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            // A mutex belongs to the thread that took it: this one, from beginning to end.
            using var turn = new Mutex(
                initiallyOwned: false, $@"Global\{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}");
            Await(turn, cancellationToken);
            try
            {
                return action(cancellationToken).GetAwaiter().GetResult();
            }
            finally
            {
                turn.ReleaseMutex();
            }
        },
        cancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static void Await(Mutex turn, CancellationToken cancellationToken)
    {
        try
        {
            // Named mutexes cannot be waited for together with anything else.
            while (!turn.WaitOne(Glance))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (AbandonedMutexException)
        {
            // The process that had it was killed; it is ours now.
        }
    }
}
