using System.Collections.Concurrent;

namespace Placement.Testing.State;

/// <summary>Which employees may use the application. All may until an administrator says otherwise; administrators always may.</summary>
internal sealed class ApplicationAccess
{
    private readonly ConcurrentDictionary<int, bool> _denied = new();

    public bool Has(LocalUser user) => user.IsAdministrator || !_denied.ContainsKey(user.Id);

    /// <summary>The ids of the employees who may not.</summary>
    public IReadOnlyCollection<int> DeniedUserIds => [.. _denied.Keys.Order()];

    public void Set(LocalUser user, bool hasAccess)
    {
        if (hasAccess)
        {
            _denied.TryRemove(user.Id, out _);
        }
        else
        {
            _denied[user.Id] = true;
        }
    }
}
