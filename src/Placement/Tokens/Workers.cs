using Placement.Transport;

namespace Placement.Tokens;

/// <summary>Does work that several wait for, on the thread pool. A test may do it in an order of its own.</summary>
internal class Workers
{
    public static Workers Pool { get; } = new();

    /// <summary>Starts work apart from whoever asks for it.</summary>
    public virtual Task<PortalTokens> StartAsync(Func<Task<PortalTokens>> work) => Task.Run(work, CancellationToken.None);

    /// <summary>Waits for work without being able to stop it.</summary>
    public virtual Task<PortalTokens> JoinAsync(Task<PortalTokens> work, CancellationToken cancellationToken) =>
        work.JoinAsync(cancellationToken);
}
