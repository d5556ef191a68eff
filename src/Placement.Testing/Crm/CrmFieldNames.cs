namespace Placement.Testing.Crm;

/// <summary>The fields that the CRM itself knows something about.</summary>
internal static class CrmFieldNames
{
    public const string Id = "id";
    public const string Title = "title";
    public const string CategoryId = "categoryId";
    public const string StageId = "stageId";
    public const string PreviousStageId = "previousStageId";
    public const string StageSemanticId = "stageSemanticId";
    public const string Closed = "closed";
    public const string DateClosed = "dateClosed";
    public const string CurrencyId = "currencyId";
    public const string CompanyId = "companyId";
    public const string CompanyIds = "companyIds";
    public const string ContactId = "contactId";
    public const string ContactIds = "contactIds";
    public const string MyCompanyId = "mycompanyId";
    public const string IsMyCompany = "isMyCompany";
    public const string HasPhone = "hasPhone";
    public const string HasEmail = "hasEmail";
    public const string CreatedTime = "createdTime";
    public const string CreatedBy = "createdBy";
    public const string UpdatedTime = "updatedTime";
    public const string UpdatedBy = "updatedBy";
    public const string MovedTime = "movedTime";
    public const string MovedBy = "movedBy";
    public const string AssignedById = "assignedById";
    public const string LastActivityTime = "lastActivityTime";
    public const string LastActivityBy = "lastActivityBy";
    public const string BeginDate = "begindate";
    public const string CloseDate = "closedate";
    public const string ActualDate = "actualDate";
    public const string QuoteNumber = "quoteNumber";
    public const string AccountNumber = "accountNumber";
}
