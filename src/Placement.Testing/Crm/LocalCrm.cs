using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Placement.Testing.Application;
using Placement.Testing.Crm;
using Placement.Testing.State;

namespace Placement.Testing;

/// <summary>
/// The CRM of a local portal, as a test fills and sees it. The methods <c>crm.item.*</c>, <c>crm.lead.*</c>, <c>crm.deal.*</c>,
/// <c>crm.contact.*</c> and <c>crm.company.*</c> show the same records. It begins with demo data, which <see cref="Clear"/> takes away. All
/// members may be used from several threads.
/// </summary>
/// <example>
/// <code>
/// portal.Crm.Clear();
/// int id = portal.Crm.Add(LocalCrm.Deal, new { title = "Roof", opportunity = 1000, stageId = "PREPARATION" });
/// </code>
/// </example>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/crm/index.html">CRM</seealso>
public sealed partial class LocalCrm
{
    /// <summary>The entityTypeId of leads.</summary>
    public const int Lead = CrmTypes.Lead;

    /// <summary>The entityTypeId of deals.</summary>
    public const int Deal = CrmTypes.Deal;

    /// <summary>The entityTypeId of contacts.</summary>
    public const int Contact = CrmTypes.Contact;

    /// <summary>The entityTypeId of companies.</summary>
    public const int Company = CrmTypes.Company;

    /// <summary>The entityTypeId of estimates, which Bitrix24 also calls quotes.</summary>
    public const int Quote = CrmTypes.Quote;

    /// <summary>The entityTypeId of invoices.</summary>
    public const int Invoice = CrmTypes.Invoice;

    private static readonly string[] OwnTypes =
    [
        "string", "integer", "double", "boolean", "date", "datetime", "enumeration",
        "money", "url", "address", "employee", "crm", "crm_status",
    ];

    private readonly CrmStore _store;
    private readonly CrmEvents _events;
    private readonly LocalUser _administrator;
    private readonly ChangeSignal _changes;

    internal LocalCrm(CrmStore store, CrmEvents events, LocalUser administrator, ChangeSignal changes)
    {
        _changes = changes;
        _store = store;
        _events = events;
        _administrator = administrator;
    }

    /// <summary>
    /// What became of the events that changes of records raised, oldest first: a snapshot of the newest 10,000. Events are sent behind
    /// the answer of the call that raises them; <see cref="LocalPortal.WaitAsync"/> waits for them.
    /// </summary>
    public IReadOnlyList<EventDelivery> Deliveries => _events.Deliveries;

    /// <summary>Adds a record, as the administrator would. Handlers of its event are told.</summary>
    /// <param name="entityTypeId">
    /// The entity type: a constant of this class, or one of <see cref="LocalPortalOptions.EntityTypeIds"/>.
    /// </param>
    /// <param name="fields">
    /// Its fields, by their names in <c>crm.item.*</c> or in the older methods: an object, a dictionary, or JSON. Those that methods can
    /// only read, such as <c>createdTime</c>, can be given, too. What is absent gets what Bitrix24 gives it.
    /// </param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentException">There is no such entity type or field, or a field cannot have its value.</exception>
    public int Add(int entityTypeId, object fields)
    {
        CrmType type = Known(entityTypeId);
        return Checked(type, fields, input => _store.Add(type, input, _administrator)).Id;
    }

    /// <summary>Changes a record, as the administrator would. Handlers of its event are told.</summary>
    /// <param name="entityTypeId">The entity type.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="fields">The fields that change: <see cref="Add"/>.</param>
    /// <exception cref="ArgumentException">There is no such record or field, or a field cannot have its value.</exception>
    public void Update(int entityTypeId, int id, object fields)
    {
        CrmType type = Known(entityTypeId);
        _ = Checked(type, fields, input => _store.Update(type, id, input, _administrator, always: true)) ?? throw Absent(type, id);
    }

    /// <summary>Deletes a record, as the administrator would. Handlers of its event are told.</summary>
    /// <param name="entityTypeId">The entity type.</param>
    /// <param name="id">The record's id.</param>
    /// <exception cref="ArgumentException">There is no such record.</exception>
    public void Delete(int entityTypeId, int id)
    {
        CrmType type = Known(entityTypeId);
        if (!_store.Delete(type, id, _administrator))
        {
            throw Absent(type, id);
        }
    }

    /// <summary>A record as <c>crm.item.get</c> shows it.</summary>
    /// <param name="entityTypeId">The entity type.</param>
    /// <param name="id">The record's id.</param>
    /// <returns>The record; null: there is none.</returns>
    /// <exception cref="ArgumentException">There is no such entity type.</exception>
    public JsonObject? Find(int entityTypeId, int id)
    {
        CrmType type = Known(entityTypeId);
        return _store.Find(type, id) is { } record ? CrmItemJson.Whole(type, record, original: false, _store.Zone) : null;
    }

    /// <summary>All records of an entity type, ascending by id, as <c>crm.item.get</c> shows them: a snapshot.</summary>
    /// <param name="entityTypeId">The entity type.</param>
    /// <returns>The records.</returns>
    /// <exception cref="ArgumentException">There is no such entity type.</exception>
    public IReadOnlyList<JsonObject> All(int entityTypeId)
    {
        CrmType type = Known(entityTypeId);
        return [.. _store.All(type).Select(record => CrmItemJson.Whole(type, record, original: false, _store.Zone))];
    }

    /// <summary>Adds a field of the portal's own to the records of an entity type.</summary>
    /// <param name="entityTypeId">The entity type.</param>
    /// <param name="name">Its name: <c>UF_CRM_</c> and capital letters, digits and underscores.</param>
    /// <param name="type">
    /// Its type: string, integer, double, boolean, date, datetime, enumeration, money, url, address, employee, crm or crm_status.
    /// </param>
    /// <param name="title">What the portal's pages call it; null: its name.</param>
    /// <param name="isMultiple">Whether it holds several values.</param>
    /// <param name="isRequired">Whether it must not be empty.</param>
    /// <param name="items">What can be chosen in an enumeration, by id; null: nothing.</param>
    /// <exception cref="ArgumentException">There is no such entity type, name or type, or there is such a field already.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/index.html">Custom fields</seealso>
    public void AddField(
        int entityTypeId,
        string name,
        string type,
        string? title = null,
        bool isMultiple = false,
        bool isRequired = false,
        IReadOnlyDictionary<int, string>? items = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!OwnName().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no name of an own field, such as UF_CRM_1720019876534.", nameof(name));
        }

        if (!OwnTypes.Contains(type))
        {
            throw new ArgumentException($"There is no type '{type}'; there are {string.Join(", ", OwnTypes)}.", nameof(type));
        }

        Known(entityTypeId).Add(CrmField.Own(name, type, title ?? name) with
        {
            IsMultiple = isMultiple,
            IsRequired = isRequired,
            Items = items is null ? new Dictionary<int, string>() : new Dictionary<int, string>(items),
        });
        _changes.Raise();
    }

    /// <summary>Takes all records away, the demo data too, without a word to any handler. Ids begin at 1 again.</summary>
    public void Clear()
    {
        _store.Clear();
        _changes.Raise();
    }

    private static ArgumentException Absent(CrmType type, int id) =>
        new(FormattableString.Invariant($"There is no {type.Name} {id}."), nameof(id));

    /// <summary>Saves what the fields of a call say.</summary>
    private T Checked<T>(CrmType type, object fields, Func<CrmInput, T> save)
    {
        try
        {
            return save(Read(type, fields));
        }
        catch (CrmFieldException exception)
        {
            throw new ArgumentException(
                exception.Problem == CrmFieldProblem.Required
                    ? $"The field '{exception.Field.Name}' is required."
                    : $"The field '{exception.Field.Name}' cannot have this value.",
                nameof(fields),
                exception);
        }
    }

    private CrmType Known(int entityTypeId) =>
        _store.Types.Find(entityTypeId) ?? throw new ArgumentException(
            FormattableString.Invariant($"The portal has no entity type {entityTypeId}; ")
            + $"it has {string.Join(", ", _store.Types.All.Select(static type => type.Id))}. "
            + $"{nameof(LocalPortalOptions)}.{nameof(LocalPortalOptions.EntityTypeIds)} are its smart processes.",
            nameof(entityTypeId));

    private CrmInput Read(CrmType type, object fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var reader = new CrmInputReader(
            type,
            name => name is not (CrmFieldNames.Id or "ID") && type.Find(name) is { } field
                ? field
                : throw new ArgumentException($"A {type.Name} has no field '{name}' that could be set.", nameof(fields)),
            _store.Zone);
        return reader.Read(GivenData.Read(fields, nameof(fields)) as JsonObject
            ?? throw new ArgumentException("The fields of a record must be an object.", nameof(fields)));
    }

    [GeneratedRegex(@"^UF_CRM_[A-Z0-9_]*[A-Z0-9]\z")]
    private static partial Regex OwnName();
}
