using System.Globalization;
using Placement.Testing.State;

namespace Placement.Testing.Crm;

/// <summary>The records of the CRM. Every operation is atomic, and records that were handed out do not change.</summary>
/// <param name="types">The entity types.</param>
/// <param name="clock">The portal's clock.</param>
internal sealed class CrmStore(CrmTypes types, TimeProvider clock)
{
    private const string Won = "S";
    private const string Lost = "F";
    private const string InProgress = "P";

    /// <summary>Apart from the positions in a list, which some clients send as if they were ids.</summary>
    private const int FirstMultifieldId = 100;

    /// <summary>A deal, an invoice and their like are meant to take this long.</summary>
    private const int UsualDays = 7;

    private readonly object _gate = new();
    private readonly Dictionary<int, SortedDictionary<int, CrmRecord>> _records =
        types.All.ToDictionary(static type => type.Id, static _ => new SortedDictionary<int, CrmRecord>());

    private readonly Dictionary<int, int> _lastIds = types.All.ToDictionary(static type => type.Id, static _ => 0);

    private int _lastMultifieldId = FirstMultifieldId;

    public CrmTypes Types => types;

    /// <summary>The time zone that moments are shown in, and that dates are of.</summary>
    public TimeZoneInfo Zone => clock.LocalTimeZone;

    /// <summary>Whoever hears of changes. Called outside of the lock.</summary>
    public Action<CrmChange>? Changed { get; set; }

    public CrmRecord? Find(CrmType type, int id)
    {
        lock (_gate)
        {
            return _records[type.Id].GetValueOrDefault(id);
        }
    }

    /// <summary>All records, ascending by id.</summary>
    public IReadOnlyList<CrmRecord> All(CrmType type)
    {
        lock (_gate)
        {
            return [.. _records[type.Id].Values];
        }
    }

    /// <exception cref="CrmFieldException">The record cannot be like this.</exception>
    public CrmRecord Add(CrmType type, CrmInput input, LocalUser user)
    {
        CrmRecord added;
        lock (_gate)
        {
            int id = _lastIds[type.Id] + 1;
            Dictionary<string, object> values = [];
            Apply(values, input.Values);
            CheckRequired(type, values, type.Fields);
            Normalize(type, values, input.Values, before: null, user);
            SetDefaults(type, values, id, user);
            added = Completed(type, new CrmRecord(id, values, Merged([], input.Multifields)));
            _lastIds[type.Id] = id;
            _records[type.Id].Add(id, added);
        }

        Changed?.Invoke(new CrmChange(type, CrmChange.Add, added, user));
        return added;
    }

    /// <summary>Changes a record; null: there is none.</summary>
    /// <param name="type">Its entity type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="input">What changes.</param>
    /// <param name="user">Who changes it.</param>
    /// <param name="always">Whether it is saved even when nothing changes.</param>
    /// <exception cref="CrmFieldException">The record cannot be like this.</exception>
    public CrmRecord? Update(CrmType type, int id, CrmInput input, LocalUser user, bool always)
    {
        CrmRecord changed;
        bool isMoved;
        lock (_gate)
        {
            if (_records[type.Id].GetValueOrDefault(id) is not { } before)
            {
                return null;
            }

            Dictionary<string, object> values = new(before.Values);
            Apply(values, input.Values);
            CheckRequired(type, values, type.Fields.Where(field => input.Values.ContainsKey(field.Name)));
            Normalize(type, values, input.Values, before, user);
            changed = Completed(type, before with { Values = values, Multifields = Merged(before.Multifields, input.Multifields) });
            if (!always && Same(before, changed))
            {
                return before;
            }

            Set(type, values, CrmFieldNames.UpdatedTime, Now());
            Set(type, values, CrmFieldNames.UpdatedBy, user.Id);
            isMoved = type.Id == CrmTypes.Deal && !Equals(before[CrmFieldNames.CategoryId], changed[CrmFieldNames.CategoryId]);
            _records[type.Id][id] = changed;
        }

        Changed?.Invoke(new CrmChange(type, CrmChange.Update, changed, user));
        if (isMoved)
        {
            Changed?.Invoke(new CrmChange(type, CrmChange.Move, changed, user));
        }

        return changed;
    }

    /// <summary>Deletes a record; false: there is none.</summary>
    public bool Delete(CrmType type, int id, LocalUser user)
    {
        CrmRecord? deleted;
        lock (_gate)
        {
            if (!_records[type.Id].Remove(id, out deleted))
            {
                return false;
            }
        }

        Changed?.Invoke(new CrmChange(type, CrmChange.Delete, deleted, user));
        return true;
    }

    /// <summary>Forgets all records, without a word to anybody. Their ids are given again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lastMultifieldId = FirstMultifieldId;
            foreach (CrmType type in types.All)
            {
                _records[type.Id].Clear();
                _lastIds[type.Id] = 0;
            }
        }
    }

    /// <summary>All that it holds.</summary>
    public CrmContent Content()
    {
        lock (_gate)
        {
            return new CrmContent(
                _lastMultifieldId,
                types.All.ToDictionary(
                    static type => type.Id,
                    type => new StoreContent<CrmRecord>(_lastIds[type.Id], [.. _records[type.Id].Values])));
        }
    }

    /// <summary>Puts back what it once held, in place of what it holds, without a word to anybody.</summary>
    /// <param name="content">Records of entity types that there are.</param>
    public void Restore(CrmContent content)
    {
        lock (_gate)
        {
            Clear();
            _lastMultifieldId = content.LastMultifieldId;
            foreach ((int typeId, StoreContent<CrmRecord> records) in content.Records)
            {
                _lastIds[typeId] = records.LastId;
                foreach (CrmRecord record in records.Entries)
                {
                    _records[typeId][record.Id] = record;
                }
            }
        }
    }

    private static void Apply(Dictionary<string, object> values, IReadOnlyDictionary<string, object?> given)
    {
        foreach ((string name, object? value) in given)
        {
            if (value is null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }
    }

    /// <summary>Own fields can be required everywhere. What is only so in the older methods, they look after themselves.</summary>
    private static void CheckRequired(CrmType type, Dictionary<string, object> values, IEnumerable<CrmField> fields)
    {
        if (fields.FirstOrDefault(field => field is { IsOwn: true, IsRequired: true } && !values.ContainsKey(field.Name)) is { } missing)
        {
            throw new CrmFieldException(missing, CrmFieldProblem.Required);
        }
    }

    private static void Set(CrmType type, Dictionary<string, object> values, string name, object? value)
    {
        if (type.FindItem(name) is null)
        {
            return;
        }

        if (value is null)
        {
            values.Remove(name);
        }
        else
        {
            values[name] = value;
        }
    }

    private static bool Same(CrmRecord one, CrmRecord other) =>
        one.Values.Count == other.Values.Count
        && one.Values.All(value => CrmValue.Same(value.Value, other[value.Key]))
        && one.Multifields.SequenceEqual(other.Multifields);

    private DateTimeOffset Now()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    /// <summary>Brings together what depends on each other: stage and pipeline, the one client and the list of them.</summary>
    private void Normalize(
        CrmType type, Dictionary<string, object> values, IReadOnlyDictionary<string, object?> given, CrmRecord? before, LocalUser user)
    {
        BindOneOfMany(values, given, CrmFieldNames.ContactId, CrmFieldNames.ContactIds, type);
        BindOneOfMany(values, given, CrmFieldNames.CompanyId, CrmFieldNames.CompanyIds, type);
        if (values.GetValueOrDefault(CrmFieldNames.CurrencyId) is string currency
            && !CrmTypes.Currencies.Any(known => known.Code == currency))
        {
            throw new CrmFieldException(type.FindItem(CrmFieldNames.CurrencyId)!, CrmFieldProblem.NotValid);
        }

        if (type.Categories.Count == 0)
        {
            return;
        }

        if (type.HasCategories)
        {
            values.TryAdd(CrmFieldNames.CategoryId, type.Categories[0].Id);
        }

        CrmCategory category = type.CategoryOf(values.GetValueOrDefault(CrmFieldNames.CategoryId))
            ?? throw new CrmFieldException(type.FindItem(CrmFieldNames.CategoryId)!, CrmFieldProblem.NotValid);
        bool isMoved = before is not null && !Equals(before[CrmFieldNames.CategoryId], values.GetValueOrDefault(CrmFieldNames.CategoryId));
        if ((isMoved && !given.ContainsKey(CrmFieldNames.StageId)) || !values.TryGetValue(CrmFieldNames.StageId, out object? stageId))
        {
            values[CrmFieldNames.StageId] = stageId = types.Entries(category.StageType).First().StatusId;
        }

        CrmStatus stage = types.Entries(category.StageType).FirstOrDefault(status => status.StatusId == (string)stageId)
            ?? throw new CrmFieldException(type.FindItem(CrmFieldNames.StageId)!, CrmFieldProblem.NotValid);
        if (before is null || !Equals(before[CrmFieldNames.StageId], stageId))
        {
            bool isFinal = stage.Semantics is Won or Lost;
            Set(type, values, CrmFieldNames.StageSemanticId, isFinal ? stage.Semantics : InProgress);
            Set(type, values, CrmFieldNames.Closed, isFinal);
            Set(type, values, CrmFieldNames.DateClosed, isFinal ? Now() : null);
            Set(type, values, CrmFieldNames.MovedTime, Now());
            Set(type, values, CrmFieldNames.MovedBy, user.Id);
            Set(type, values, CrmFieldNames.PreviousStageId, before?[CrmFieldNames.StageId]);
        }
    }

    /// <summary>The first of a list of clients stands alone as well, and whoever is set alone becomes the first.</summary>
    private static void BindOneOfMany(
        Dictionary<string, object> values, IReadOnlyDictionary<string, object?> given, string one, string many, CrmType type)
    {
        if (type.FindItem(one) is null || type.FindItem(many) is null)
        {
            return;
        }

        object[] list = [.. (values.GetValueOrDefault(many) as IReadOnlyList<object> ?? []).Distinct()];
        int first = values.GetValueOrDefault(one) as int? ?? 0;
        if (given.ContainsKey(many))
        {
            values[one] = list.FirstOrDefault() ?? 0;
        }
        else if (given.ContainsKey(one))
        {
            list = first == 0 ? [] : [first, .. list.Where(other => !Equals(other, first))];
        }

        values[many] = list;
    }

    private void SetDefaults(CrmType type, Dictionary<string, object> values, int id, LocalUser user)
    {
        DateTimeOffset now = Now();
        values[CrmFieldNames.Id] = id;
        Default(CrmFieldNames.Title, FormattableString.Invariant($"{type.Name} #{id}"));
        foreach (string name in new[]
        {
            CrmFieldNames.AssignedById, CrmFieldNames.CreatedBy, CrmFieldNames.UpdatedBy, CrmFieldNames.LastActivityBy,
        })
        {
            Default(name, user.Id);
        }

        Default(CrmFieldNames.CreatedTime, now);
        Default(CrmFieldNames.UpdatedTime, values.GetValueOrDefault(CrmFieldNames.CreatedTime) ?? now);
        Default(CrmFieldNames.LastActivityTime, values.GetValueOrDefault(CrmFieldNames.CreatedTime) ?? now);
        DateOnly today = CrmValue.DateOf((DateTimeOffset)values[CrmFieldNames.CreatedTime], Zone);
        Default(CrmFieldNames.BeginDate, today);
        DateOnly later = DateOnly.FromDayNumber(Math.Min(today.DayNumber + UsualDays, DateOnly.MaxValue.DayNumber));
        Default(CrmFieldNames.CloseDate, later);
        Default(CrmFieldNames.ActualDate, later);
        Default(CrmFieldNames.CurrencyId, CrmTypes.Currencies[0].Code);
        Default(CrmFieldNames.QuoteNumber, id.ToString(CultureInfo.InvariantCulture));
        Default(CrmFieldNames.AccountNumber, id.ToString(CultureInfo.InvariantCulture));
        Default(CrmFieldNames.CompanyId, 0);
        Default(CrmFieldNames.ContactId, 0);
        Default(
            CrmFieldNames.MyCompanyId,
            _records[CrmTypes.Company].Values.FirstOrDefault(static company => company[CrmFieldNames.IsMyCompany] is true)?.Id ?? 0);
        foreach (CrmField field in type.Fields.Where(static field => !field.IsOwn))
        {
            if (field.IsMultiple)
            {
                Default(field.Name, Array.Empty<object>());
            }
            else if (field.Kind == CrmValueKind.Flag)
            {
                Default(field.Name, field.Name is "opened" or "export");
            }
            else if (field.Kind == CrmValueKind.Number)
            {
                Default(field.Name, 0m);
            }
            else if (field.StatusType.Length > 0 && field.Name is not ("honorific" or CrmFieldNames.PreviousStageId))
            {
                Default(field.Name, types.Entries(field.StatusType).First().StatusId);
            }
        }

        void Default(string name, object value)
        {
            if (!values.ContainsKey(name))
            {
                Set(type, values, name, value);
            }
        }
    }

    /// <summary>What follows from the telephone numbers and addresses.</summary>
    private static CrmRecord Completed(CrmType type, CrmRecord record)
    {
        var values = (Dictionary<string, object>)record.Values;
        Set(type, values, CrmFieldNames.HasPhone, record.Multifields.Any(static one => one.TypeId == "PHONE"));
        Set(type, values, CrmFieldNames.HasEmail, record.Multifields.Any(static one => one.TypeId == "EMAIL"));
        return record;
    }

    private CrmMultifield[] Merged(IReadOnlyList<CrmMultifield> before, IReadOnlyList<CrmMultifieldChange> changes)
    {
        List<CrmMultifield> merged = [.. before];
        foreach (CrmMultifieldChange change in changes)
        {
            int index = merged.FindIndex(one => one.Id == change.Id);
            string valueType = change.ValueType.Length > 0 ? change.ValueType : index < 0 ? "WORK" : merged[index].ValueType;
            if (index < 0 && change.Value.Length > 0)
            {
                merged.Add(new CrmMultifield(++_lastMultifieldId, change.TypeId, valueType, change.Value));
            }
            else if (index >= 0 && change.Value.Length > 0)
            {
                merged[index] = merged[index] with { ValueType = valueType, Value = change.Value };
            }
            else if (index >= 0)
            {
                merged.RemoveAt(index);
            }
        }

        return [.. merged];
    }
}
