using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Lifecycle;

/// <summary>
/// Calls what the application does of its own, one after the other. One that fails keeps none of the others from being called.
/// </summary>
internal sealed class LifecycleNotifier(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Calls all.</summary>
    /// <param name="portal">The portal that it is about.</param>
    /// <param name="call">The call.</param>
    /// <returns>Whether none failed.</returns>
    public async Task<bool> CallAsync(Portal portal, Func<IPortalLifecycle, Task> call)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            bool succeeded = true;
            foreach (IPortalLifecycle lifecycle in scope.ServiceProvider.GetServices<IPortalLifecycle>())
            {
                try
                {
                    await call(lifecycle).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    InstallationEvents.LifecycleFailed(_logger, portal.Domain, lifecycle.GetType(), exception);
                    succeeded = false;
                }
            }

            return succeeded;
        }
    }
}
