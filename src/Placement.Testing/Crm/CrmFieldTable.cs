namespace Placement.Testing.Crm;

/// <summary>The fields of the entity types, a line for each: name, type, flags, directory, name in the older methods, title.</summary>
/// <remarks>
/// The flags: r required and i immutable in the older methods, o read-only, m multiple, d deprecated, c only in the older methods,
/// n only in <c>crm.item.*</c>, w in the older methods only for writing.
/// https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html
/// </remarks>
internal static class CrmFieldTable
{
    private const string Address = """
        address|string|||ADDRESS|Address
        address2|string|c||ADDRESS_2|Address (line 2)
        addressCity|string|c|||City
        addressPostalCode|string|c|||Postal code
        addressRegion|string|c|||Region
        addressProvince|string|c|||Province
        addressCountry|string|c|||Country
        addressCountryCode|string|c|||Country code
        """;

    private const string Made = """
        assignedById|user||||Responsible
        createdBy|user|o||CREATED_BY_ID|Created by
        updatedBy|user|o||MODIFY_BY_ID|Modified by
        createdTime|datetime|o||DATE_CREATE|Created on
        updatedTime|datetime|o||DATE_MODIFY|Modified on
        """;

    private const string Moved = """
        movedBy|user|o||MOVED_BY_ID|Moved by
        movedTime|datetime|o|||Moved on
        """;

    private const string Origin = """
        originatorId|string||||External source
        originId|string||||Identifier in the external source
        webformId|integer|n|||Created by CRM form
        """;

    private const string Tracking = """
        utmSource|string||||Advertising system
        utmMedium|string||||Traffic type
        utmCampaign|string||||Campaign
        utmContent|string||||Campaign content
        utmTerm|string||||Campaign search term
        lastActivityTime|datetime|o|||Last activity
        lastActivityBy|user|o|||Last activity by
        """;

    private const string Money = """
        currencyId|crm_currency||||Currency
        opportunity|double||||Amount
        isManualOpportunity|boolean||||Amount calculation mode
        """;

    private const string Client = """
        companyId|crm_company||||Company
        contactId|crm_contact|d|||Contact
        contactIds|crm_contact|mw|||Contacts
        """;

    private const string Source = """
        sourceId|crm_status||SOURCE||Source
        sourceDescription|text||||Additional information about the source
        """;

    public const string Lead = $"""
        id|integer|o|||ID
        title|string||||Lead title
        honorific|crm_status||HONORIFIC||Salutation
        name|string||||First name
        secondName|string||||Middle name
        lastName|string||||Last name
        birthdate|date||||Date of birth
        companyTitle|string||||Company name
        {Source}
        stageId|crm_status||STATUS|STATUS_ID|Stage
        statusDescription|text||||Stage description
        stageSemanticId|string|o||STATUS_SEMANTIC_ID|Stage group
        post|string||||Position
        {Address}
        {Money}
        opened|boolean||||Available to everyone
        comments|text||||Comment
        hasPhone|boolean|o|||Has a telephone
        hasEmail|boolean|o|||Has an e-mail address
        hasImol|boolean|o|||Has an open channel
        {Made}
        {Moved}
        {Client}
        isReturnCustomer|boolean|o|||Returning customer
        dateClosed|datetime|o|||Closed on
        {Origin}
        observers|user|mn|||Observers
        {Tracking}
        """;

    public const string Deal = $"""
        id|integer|o|||ID
        title|string||||Title
        typeId|crm_status||DEAL_TYPE||Type
        categoryId|crm_category|i|||Pipeline
        stageId|crm_status||DEAL_STAGE||Stage
        stageSemanticId|string|o|||Stage group
        isNew|boolean|o|||New deal
        isRecurring|boolean||||Recurring deal
        isReturnCustomer|boolean||||Repeat deal
        isRepeatedApproach|boolean||||Repeated approach
        probability|integer||||Probability
        {Money}
        taxValue|double||||Tax
        {Client}
        quoteId|crm_quote|o|||Estimate
        begindate|date||||Start date
        closedate|date||||Close date
        opened|boolean||||Available to everyone
        closed|boolean||||Closed
        comments|text||||Comment
        {Made}
        {Moved}
        {Source}
        leadId|crm_lead|o|||Lead
        additionalInfo|string||||Additional information
        locationId|location||||Location
        {Origin}
        observers|user|mn|||Observers
        {Tracking}
        """;

    public const string Contact = $"""
        id|integer|o|||ID
        honorific|crm_status||HONORIFIC||Salutation
        name|string||||First name
        secondName|string||||Middle name
        lastName|string||||Last name
        photo|file||||Photo
        birthdate|date||||Date of birth
        typeId|crm_status||CONTACT_TYPE||Contact type
        {Source}
        post|string||||Position
        {Address}
        comments|text||||Comment
        opened|boolean||||Available to everyone
        export|boolean||||Takes part in the export
        hasPhone|boolean|o|||Has a telephone
        hasEmail|boolean|o|||Has an e-mail address
        hasImol|boolean|o|||Has an open channel
        {Made}
        companyId|crm_company|d|||Company
        companyIds|crm_company|mw|||Companies
        leadId|crm_lead|o|||Lead
        {Origin}
        originVersion|string||||Original version
        observers|user|mn|||Observers
        {Tracking}
        """;

    public const string Company = $"""
        id|integer|o|||ID
        title|string|r|||Company name
        typeId|crm_status||COMPANY_TYPE|COMPANY_TYPE|Company type
        logo|file||||Logo
        {Address}
        bankingDetails|string||||Banking details
        industry|crm_status||INDUSTRY||Industry
        employees|crm_status||EMPLOYEES||Number of employees
        currencyId|crm_currency||||Currency
        revenue|double||||Annual revenue
        opened|boolean||||Available to everyone
        comments|text||||Comment
        hasPhone|boolean|o|||Has a telephone
        hasEmail|boolean|o|||Has an e-mail address
        hasImol|boolean|o|||Has an open channel
        isMyCompany|boolean||||My company
        {Made}
        contactIds|crm_contact|mn|||Contacts
        leadId|crm_lead|o|||Lead
        {Origin}
        originVersion|string||||Original version
        observers|user|mn|||Observers
        {Tracking}
        """;

    public const string Quote = $"""
        id|integer|o|||ID
        title|string||||Title
        quoteNumber|string||||Number
        stageId|crm_status||QUOTE_STATUS||Stage
        closed|boolean|o|||Closed
        {Money}
        taxValue|double||||Tax
        {Client}
        leadId|crm_lead||||Lead
        dealId|crm_deal||||Deal
        mycompanyId|crm_company||||Your company
        begindate|date||||Start date
        closedate|date||||Close date
        actualDate|date||||Valid until
        opened|boolean||||Available to everyone
        content|text||||Content
        terms|text||||Terms
        comments|text||||Comment
        locationId|location||||Location
        {Made}
        webformId|integer||||Created by CRM form
        {Tracking}
        """;

    public const string Dynamic = $"""
        id|integer|o|||ID
        title|string||||Name
        xmlId|string||||External code
        {Made}
        opened|boolean||||Available to everyone
        webformId|integer||||Created by CRM form
        begindate|date||||Start date
        closedate|date||||End date
        {Client}
        observers|user|m|||Observers
        categoryId|crm_category||||Pipeline
        {Moved}
        stageId|crm_status||STAGE||Stage
        previousStageId|crm_status|o|STAGE||Previous stage
        {Source}
        {Money}
        taxValue|double||||Tax
        mycompanyId|crm_company||||Your company
        lastActivityBy|user|o|||Last activity by
        lastActivityTime|datetime|o|||Last activity
        """;

    public const string Invoice = $"""
        {Dynamic}
        accountNumber|string||||Number
        comments|text||||Comment
        locationId|location||||Location
        """;

    public static IEnumerable<CrmField> Read(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => Field(line.Trim().Split('|')));

    private static CrmField Field(string[] parts)
    {
        (string name, string type, string flags, string classicName) = (parts[0], parts[1], parts[2], parts[4]);
        return new CrmField(name, type, parts[5])
        {
            ClassicName = classicName.Length > 0 ? classicName : CrmField.Upper(name),
            StatusType = parts[3],
            IsRequired = flags.Contains('r', StringComparison.Ordinal),
            IsReadOnly = flags.Contains('o', StringComparison.Ordinal),
            IsImmutable = flags.Contains('i', StringComparison.Ordinal),
            IsMultiple = flags.Contains('m', StringComparison.Ordinal),
            IsDeprecated = flags.Contains('d', StringComparison.Ordinal),
            IsInItems = !flags.Contains('c', StringComparison.Ordinal),
            IsInClassic = !flags.Contains('n', StringComparison.Ordinal),
            IsShownInClassic = !flags.Contains('n', StringComparison.Ordinal) && !flags.Contains('w', StringComparison.Ordinal),
            ParentTypeId = type switch
            {
                "crm_lead" => CrmTypes.Lead,
                "crm_deal" => CrmTypes.Deal,
                "crm_contact" => CrmTypes.Contact,
                "crm_company" => CrmTypes.Company,
                "crm_quote" => CrmTypes.Quote,
                _ => null,
            },
        };
    }
}
