namespace Placement.Catalog;

/// <summary>What is wrong with the value of an attribute's property.</summary>
/// <param name="What">As it goes on after "cannot": <c>be 'BOSS'</c>, <c>contain '_'</c>.</param>
/// <param name="Expected">What may be written, in words; null: members of the property's enum.</param>
/// <param name="IsSent">Whether the value reaches Bitrix24, which refuses it.</param>
/// <param name="Element">The number of the array's integer that is wrong; null: the whole value is.</param>
internal readonly record struct ValueProblem(string What, string? Expected, bool IsSent, int? Element = null);
