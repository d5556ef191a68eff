namespace Placement.Testing.Crm;

/// <summary>One of the telephone numbers and addresses of a record.</summary>
/// <param name="Id">Its number, which no other record's has.</param>
/// <param name="TypeId">PHONE, EMAIL, WEB, IM or LINK.</param>
/// <param name="ValueType">WORK, MOBILE, HOME ….</param>
/// <param name="Value">The number or address.</param>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm_multifield</remarks>
internal sealed record CrmMultifield(int Id, string TypeId, string ValueType, string Value);
