namespace Placement.Testing.Crm;

/// <summary>Something that has happened to a record.</summary>
/// <param name="Type">Its entity type.</param>
/// <param name="Kind">What: ADD, UPDATE, DELETE or MOVETOCATEGORY.</param>
/// <param name="Record">The record, of a deleted one as it was.</param>
/// <param name="User">Who has done it.</param>
internal sealed record CrmChange(CrmType Type, string Kind, CrmRecord Record, LocalUser User)
{
    public const string Add = "ADD";
    public const string Update = "UPDATE";
    public const string Delete = "DELETE";
    public const string Move = "MOVETOCATEGORY";
}
