using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary>What the CRM has in the beginning: a small business with its clients, so that widgets have something to show.</summary>
internal static class CrmDemo
{
    /// <summary>Records with blank lines between them: entityTypeId, how many days ago it was made, fields as JSON.</summary>
    private const string Records = """
        4|90|{"title":"Fjordline Roofing","typeId":"CUSTOMER","industry":"MANUFACTURING","employees":"EMPLOYEES_2",
        "revenue":2400000,"address":"12 Harbour Street","fm":[{"typeId":"PHONE","value":"+44 20 7946 0101"},{"typeId":"EMAIL",
        "value":"office@fjordline.example"},{"typeId":"WEB","value":"https://fjordline.example"}]}

        4|74|{"title":"Lindqvist Interiors","typeId":"CUSTOMER","industry":"CONSULTING","employees":"EMPLOYEES_1","revenue":380000,
        "fm":[{"typeId":"PHONE","value":"+44 20 7946 0155"},{"typeId":"EMAIL","value":"hello@lindqvist.example"}]}

        4|61|{"title":"Northgate Logistics","typeId":"PARTNER","industry":"DELIVERY","employees":"EMPLOYEES_3","revenue":9100000,
        "fm":[{"typeId":"PHONE","value":"+44 20 7946 0190"}]}

        4|200|{"title":"Our own company","isMyCompany":"Y","typeId":"OTHER","industry":"IT"}

        3|89|{"name":"Maja","lastName":"Olsen","post":"Purchasing","honorific":"HNR_EN_2","companyId":1,"fm":[{"typeId":"PHONE",
        "value":"+44 7700 900123","valueType":"MOBILE"},{"typeId":"EMAIL","value":"maja.olsen@fjordline.example"}]}

        3|88|{"name":"Peter","lastName":"Hansen","post":"Site manager","companyId":1,"fm":[{"typeId":"PHONE",
        "value":"+44 7700 900456","valueType":"MOBILE"}]}

        3|74|{"name":"Elin","lastName":"Lindqvist","post":"Owner","companyId":2,"birthdate":"1984-05-17","fm":[{"typeId":"EMAIL",
        "value":"elin@lindqvist.example"}]}

        3|60|{"name":"Omar","lastName":"Farouk","post":"Dispatcher","companyId":3,"typeId":"PARTNER","fm":[{"typeId":"PHONE",
        "value":"+44 20 7946 0191"}]}

        1|9|{"title":"Winter garden, enquiry from the website","name":"Grace","lastName":"Okafor","sourceId":"WEB",
        "opportunity":18000,"assignedById":2,"fm":[{"typeId":"EMAIL","value":"grace.okafor@mail.example"}]}

        1|6|{"title":"New office floor","name":"Tom","lastName":"Becker","companyTitle":"Becker & Sons","sourceId":"CALL",
        "stageId":"IN_PROCESS","opportunity":7500,"fm":[{"typeId":"PHONE","value":"+44 7700 900789"}]}

        1|30|{"title":"Trade show contact","name":"Ines","lastName":"Duarte","sourceId":"TRADE_SHOW","stageId":"JUNK"}

        2|45|{"title":"Roof of the harbour hall","companyId":1,"contactIds":[1,2],"stageId":"EXECUTING","opportunity":48500,
        "typeId":"SALE","probability":80}

        2|20|{"title":"Showroom refit","companyId":2,"contactId":3,"stageId":"PREPARATION","opportunity":12900.5,"currencyId":"EUR",
        "typeId":"COMPLEX","assignedById":2,"probability":50}

        2|12|{"title":"Pallet racks, second hall","companyId":3,"contactId":4,"opportunity":6400,"typeId":"GOODS","assignedById":2}

        2|80|{"title":"Skylights","companyId":1,"contactId":1,"stageId":"WON","opportunity":9750,"typeId":"SALE"}

        2|70|{"title":"Canopy over the gate","companyId":3,"contactId":4,"stageId":"LOSE","opportunity":15300,"typeId":"SALE"}

        2|10|{"title":"Roof inspection, yearly","companyId":1,"contactId":2,"categoryId":1,"opportunity":1200,"typeId":"SERVICE"}

        7|18|{"title":"Showroom refit","companyId":2,"contactId":3,"dealId":2,"opportunity":12900.5,"currencyId":"EUR",
        "stageId":"SENT"}

        31|5|{"title":"Skylights","companyId":1,"contactId":1,"parentId2":4,"opportunity":9750}
        """;

    private const string SmartProcess =
        """{"title":"Warranty of the harbour hall","companyId":1,"contactId":1,"parentId2":1,"opportunity":48500}""";

    /// <summary>Fills an empty CRM.</summary>
    /// <param name="store">The CRM.</param>
    /// <param name="administrator">Who has made most of it.</param>
    /// <param name="employee">Who is responsible for the rest.</param>
    /// <param name="now">When the portal starts.</param>
    public static void Fill(CrmStore store, LocalUser administrator, LocalUser employee, DateTimeOffset now)
    {
        foreach (string record in Records.Split("\n\n"))
        {
            string[] parts = record.Split('|', 3);
            Add(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }

        foreach (CrmType type in store.Types.All.Where(static type => type.IsDynamic && type.Id != CrmTypes.Invoice))
        {
            Add(type.Id, days: 3, SmartProcess);
        }

        void Add(int entityTypeId, int days, string json)
        {
            CrmType type = store.Types.Find(entityTypeId)!;
            var fields = (JsonObject)JsonNode.Parse(json)!;
            fields[CrmFieldNames.CreatedTime] = CallTimer.Iso(now.AddDays(-days));
            if (fields.ContainsKey(CrmFieldNames.AssignedById))
            {
                fields[CrmFieldNames.AssignedById] = employee.Id;
            }

            store.Add(type, new CrmInputReader(type, type.Find, store.Zone).Read(fields), administrator);
        }
    }
}
