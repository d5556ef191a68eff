namespace Placement.Testing.Crm;

/// <summary>How a filter compares.</summary>
internal enum CrmOperation
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Contains,
    NotContains,
    Like,
    NotLike,
}
