namespace Placement.Testing;

/// <summary>A task on a local portal.</summary>
/// <param name="Id">Its number, at least 1; 0: the next one that is free.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="ResponsibleId">Who does it: a user's id.</param>
/// <param name="CreatedById">Who wants it done: a user's id.</param>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/tasks/fields.html">Fields of tasks</seealso>
public sealed record LocalTask(int Id, string Title, int ResponsibleId, int CreatedById)
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>The description, as BB code.</summary>
    public string Description { get; init; } = "";

    /// <summary>2 waits, 3 in progress, 4 waits for approval, 5 completed, 6 deferred.</summary>
    public int Status { get; init; } = 2;

    /// <summary>0 low, 1 medium, 2 high.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>When it must be done; null: any time.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When it was created; null: when it was added to the portal.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The workgroup or project; 0: none.</summary>
    public int GroupId { get; init; }

    /// <summary>Users who help.</summary>
    public IReadOnlyCollection<int> AccompliceIds { get; init; } = [];

    /// <summary>Users who watch.</summary>
    public IReadOnlyCollection<int> AuditorIds { get; init; } = [];

    /// <summary>Words by which it is found.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>What it is about in the CRM, <c>UF_CRM_TASK</c>: <c>D_1723</c> is a deal, <c>C_627</c> a contact.</summary>
    public IReadOnlyCollection<string> CrmBindings { get; init; } = [];

    /// <summary>
    /// Everything else that <c>tasks.task.get</c> tells, under Bitrix24's names: <c>MARK</c>, <c>PARENT_ID</c>, <c>TIME_ESTIMATE</c>,
    /// <c>FAVORITE</c>, <c>UF_AUTO_…</c>. Times are ISO 8601.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;
}
