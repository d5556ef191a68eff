namespace Placement.Testing.Crm;

/// <summary>How the values of a field are kept and compared.</summary>
internal enum CrmValueKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>An <see cref="int"/>, such as the id of another record.</summary>
    Integer,

    /// <summary>A <see cref="decimal"/>.</summary>
    Number,

    /// <summary>A <see cref="bool"/>.</summary>
    Flag,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A <see cref="DateTimeOffset"/>.</summary>
    Moment,
}
