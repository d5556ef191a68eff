namespace Placement;

/// <summary>What a custom field is opened for.</summary>
public enum UserFieldMode
{
    /// <summary>The value is shown.</summary>
    View,

    /// <summary>The value is edited.</summary>
    Edit,
}
