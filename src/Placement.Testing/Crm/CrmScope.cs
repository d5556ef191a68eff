namespace Placement.Testing.Crm;

/// <summary>The scope of all methods of the CRM.</summary>
internal static class CrmScope
{
    public const string Crm = "crm";
}
