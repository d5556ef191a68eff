namespace Placement.Testing.Crm;

/// <summary>What becomes of one of the telephone numbers and addresses of a record.</summary>
/// <param name="Id">The one that changes; null, or one that the record does not have: a new one.</param>
/// <param name="TypeId">PHONE, EMAIL, WEB, IM or LINK.</param>
/// <param name="ValueType">WORK, MOBILE, HOME …; empty: as it was, and WORK for a new one.</param>
/// <param name="Value">The number or address; empty: it is removed.</param>
internal sealed record CrmMultifieldChange(int? Id, string TypeId, string ValueType, string Value);
