namespace Placement.Testing.Crm;

/// <summary>An entity type: leads, deals, contacts, companies, estimates, invoices, or a smart process.</summary>
/// <param name="id">Its entityTypeId.</param>
/// <param name="code">Its name in errors: <c>LEAD</c>.</param>
/// <param name="name">What the portal's pages call one of its records.</param>
/// <param name="fields">Its fields.</param>
/// <param name="categories">Its pipelines, the first the default; none: it has no stages.</param>
internal sealed class CrmType(int id, string code, string name, IEnumerable<CrmField> fields, IReadOnlyList<CrmCategory> categories)
{
    private readonly object _gate = new();
    private volatile IReadOnlyList<CrmField> _fields = [.. fields];

    public int Id { get; } = id;

    public string Code { get; } = code;

    public string Name { get; } = name;

    /// <summary>Its pipelines, the first the default; none: it has no stages.</summary>
    public IReadOnlyList<CrmCategory> Categories { get; } = categories;

    /// <summary>Whether records name their pipeline. The others have just one.</summary>
    public bool HasCategories => FindItem(CrmFieldNames.CategoryId) is not null;

    /// <summary>Whether records have telephone numbers and e-mail addresses.</summary>
    public bool HasMultifields => Id is CrmTypes.Lead or CrmTypes.Contact or CrmTypes.Company;

    /// <summary>Whether its events are those of smart processes, which invoices share.</summary>
    public bool IsDynamic => Id is not (CrmTypes.Lead or CrmTypes.Deal or CrmTypes.Contact or CrmTypes.Company or CrmTypes.Quote);

    public IReadOnlyList<CrmField> Fields => _fields;

    /// <summary>The field with this name of <c>crm.item.*</c>, in this case; null: there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="original">Whether own fields have their original names.</param>
    public CrmField? FindItem(string name, bool original = false) =>
        _fields.FirstOrDefault(field => field.IsInItems && (field.IsOwn && original ? field.UpperName : field.Name) == name);

    /// <summary>The field with this name of <c>crm.item.*</c>, whatever methods have it; null: there is none.</summary>
    public CrmField? FieldNamed(string name) => _fields.FirstOrDefault(field => field.Name == name);

    /// <summary>The field with this name of the older methods; null: there is none.</summary>
    public CrmField? FindClassic(string name) => _fields.FirstOrDefault(field => field.IsInClassic && field.ClassicName == name);

    /// <summary>The field with this name of either; null: there is none.</summary>
    public CrmField? Find(string name) => _fields.FirstOrDefault(field =>
        field.Name == name || field.ClassicName == name || field.UpperName == name);

    /// <summary>The stages of a record: those of its pipeline.</summary>
    public CrmCategory? CategoryOf(object? categoryId) => !HasCategories ? (Categories.Count > 0 ? Categories[0] : null)
        : Categories.FirstOrDefault(category => category.Id == (categoryId as int? ?? 0));

    /// <exception cref="ArgumentException">It has a field with this name already.</exception>
    public void Add(CrmField field)
    {
        lock (_gate)
        {
            if (Find(field.Name) is not null || Find(field.UpperName) is not null)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The entity type {Id} has a field {field.UpperName} already."), nameof(field));
            }

            _fields = [.. _fields, field];
        }
    }
}
