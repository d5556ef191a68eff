namespace Placement.Testing.Crm;

/// <summary>What records there can be on the portal: the entity types, their pipelines, directories and currencies.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type</remarks>
internal sealed class CrmTypes
{
    public const int Lead = 1;
    public const int Deal = 2;
    public const int Contact = 3;
    public const int Company = 4;
    public const int Quote = 7;
    public const int Invoice = 31;

    private const string Multifields = "PHONE EMAIL WEB IM LINK";

    private static readonly (string Directory, string Entries)[] Directories =
    [
        ("SOURCE", "CALL Call|EMAIL E-mail|WEB Website|ADVERTISING Advertising|PARTNER Existing client|RECOMMENDATION By recommendation|"
            + "TRADE_SHOW Show or exhibition|WEBFORM CRM form|CALLBACK Callback|STORE Online store|OTHER Other"),
        ("DEAL_TYPE", "SALE Sale|COMPLEX Integrated sale|GOODS Goods|SERVICES Services|SERVICE After-sale service"),
        ("CONTACT_TYPE", "CLIENT Client|SUPPLIER Supplier|PARTNER Partner|OTHER Other"),
        ("COMPANY_TYPE", "CUSTOMER Client|SUPPLIER Supplier|COMPETITOR Competitor|PARTNER Partner|OTHER Other"),
        ("INDUSTRY", "IT Information technology|TELECOM Telecommunication|MANUFACTURING Manufacturing|BANKING Banking services|"
            + "CONSULTING Consulting|FINANCE Finance|GOVERNMENT Government|DELIVERY Delivery|ENTERTAINMENT Entertainment|"
            + "NOTPROFIT Non-profit|OTHER Other"),
        ("EMPLOYEES", "EMPLOYEES_1 less than 50|EMPLOYEES_2 50-250|EMPLOYEES_3 250-500|EMPLOYEES_4 over 500"),
        ("HONORIFIC", "HNR_EN_1 Mr.|HNR_EN_2 Mrs.|HNR_EN_3 Ms.|HNR_EN_4 Dr."),
    ];

    private readonly List<CrmStatus> _statuses = [];

    public CrmTypes(IReadOnlyCollection<int> entityTypeIds)
    {
        foreach ((string directory, string entries) in Directories)
        {
            Add(directory, entries, prefix: "", isStage: false);
        }

        int categoryId = 1;
        All =
        [
            Type(Lead, "LEAD", "Lead", CrmFieldTable.Lead, entityTypeIds, [Leads()]),
            Type(Deal, "DEAL", "Deal", CrmFieldTable.Deal, entityTypeIds, Deals()),
            Type(Contact, "CONTACT", "Contact", CrmFieldTable.Contact, entityTypeIds, []),
            Type(Company, "COMPANY", "Company", CrmFieldTable.Company, entityTypeIds, []),
            Type(Quote, "QUOTE", "Estimate", CrmFieldTable.Quote, entityTypeIds, [Quotes()]),
            Type(Invoice, "SMART_INVOICE", "Invoice", CrmFieldTable.Invoice, [Deal], [Invoices(categoryId++)]),
            .. entityTypeIds.Select(id => Type(
                id,
                FormattableString.Invariant($"DYNAMIC_{id}"),
                "Smart process",
                CrmFieldTable.Dynamic,
                [Lead, Deal],
                [SmartProcess(id, categoryId++)])),
        ];
    }

    public IReadOnlyList<CrmType> All { get; }

    /// <summary>The entries of all directories.</summary>
    public IReadOnlyList<CrmStatus> Statuses => _statuses;

    /// <summary>The currencies, the portal's own first: code, name, rate, format.</summary>
    public static IReadOnlyList<(string Code, string Name, string Rate, string Format)> Currencies { get; } =
    [
        ("USD", "US Dollar", "1.0000", "$#"),
        ("EUR", "Euro", "1.0800", "&euro;#"),
        ("GBP", "Pound Sterling", "1.2700", "&pound;#"),
    ];

    /// <summary>The kinds of telephone numbers and addresses that records have several of.</summary>
    public static IReadOnlyList<string> MultifieldTypes { get; } = Multifields.Split(' ');

    public CrmType? Find(int entityTypeId) => All.FirstOrDefault(type => type.Id == entityTypeId);

    /// <summary>What a field of a directory may hold in a record of this pipeline.</summary>
    public IEnumerable<CrmStatus> Entries(string directory) => _statuses.Where(status => status.EntityId == directory);

    /// <summary>A new entity type, whose records may belong to records of others.</summary>
    private static CrmType Type(
        int id, string code, string name, string fields, IReadOnlyCollection<int> parents, CrmCategory[] categories)
    {
        IEnumerable<CrmField> own = CrmFieldTable.Read(fields).Select(field => field.StatusType == "STAGE"
            ? field with { StatusType = categories[0].StageType }
            : field);
        return new CrmType(id, code, name, [.. own, .. parents.Select(Parent)], categories);
    }

    private static CrmField Parent(int entityTypeId) =>
        new(FormattableString.Invariant($"parentId{entityTypeId}"), "crm_entity", FormattableString.Invariant($"Parent {entityTypeId}"))
        {
            ParentTypeId = entityTypeId,
        };

    private CrmCategory Leads() => Category(
        id: 0, "General", 100, "STATUS", prefix: "",
        "NEW Unassigned|IN_PROCESS In progress|PROCESSED Processed|CONVERTED Good lead!S|JUNK Junk lead!F");

    private CrmCategory[] Deals()
    {
        const string Stages = "NEW New|PREPARATION Document preparation|PREPAYMENT_INVOICE Prepayment invoice|EXECUTING In progress|"
            + "FINAL_INVOICE Final invoice|WON Deal won!S|LOSE Deal lost!F|APOLOGY Analyze failure!F";
        return
        [
            Category(id: 0, "General", 300, "DEAL_STAGE", prefix: "", Stages),
            Category(id: 1, "Maintenance", 400, "DEAL_STAGE_1", prefix: "C1:", Stages),
        ];
    }

    private CrmCategory Quotes() => Category(
        id: 0, "General", 100, "QUOTE_STATUS", prefix: "",
        "DRAFT New|SENT Sent to client|APPROVED Accepted!S|UNANSWERED No answer!F|DECLAINED Declined!F");

    private CrmCategory Invoices(int categoryId) => Category(
        categoryId, "General", 500, FormattableString.Invariant($"SMART_INVOICE_STAGE_{categoryId}"),
        FormattableString.Invariant($"DT{Invoice}_{categoryId}:"),
        "N New|S Sent to client|P Paid!S|D Unpaid!F");

    private CrmCategory SmartProcess(int id, int categoryId) => Category(
        categoryId, "General", 500, FormattableString.Invariant($"DYNAMIC_{id}_STAGE_{categoryId}"),
        FormattableString.Invariant($"DT{id}_{categoryId}:"),
        "NEW Start|PREPARATION Preparation|CLIENT Approval|SUCCESS Success!S|FAIL Fail!F");

    private CrmCategory Category(int id, string name, int sort, string stageType, string prefix, string stages)
    {
        Add(stageType, stages, prefix, isStage: true);
        return new CrmCategory(id, name, sort, stageType);
    }

    private void Add(string directory, string entries, string prefix, bool isStage)
    {
        int sort = 0;
        foreach (string entry in entries.Split('|'))
        {
            string[] parts = entry.Split(' ', 2);
            string[] name = parts[1].Split('!');
            sort += 10;

            // Numbers with gaps, as on a portal that has lived for a while.
            _statuses.Add(new CrmStatus(
                101 + (2 * _statuses.Count), directory, prefix + parts[0], name[0],
                sort, name is [_, var semantics] ? semantics : "", isStage));
        }
    }
}
