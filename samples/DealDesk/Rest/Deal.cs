namespace DealDesk.Rest;

/// <summary>A deal of the portal.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StageId">Its stage, one of <paramref name="Stages"/>.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="Currency">In which currency, <c>EUR</c> for instance.</param>
/// <param name="Client">The company, or else the person, that it is for; null: nobody is named.</param>
/// <param name="Stages">The stages of its pipeline, in order.</param>
public sealed record Deal(
    int Id, string Title, string StageId, decimal Amount, string Currency, string? Client, IReadOnlyList<Stage> Stages)
{
    /// <summary>What its stage is called.</summary>
    public string Stage => Stages.FirstOrDefault(stage => stage.Id == StageId)?.Name ?? StageId;
}
