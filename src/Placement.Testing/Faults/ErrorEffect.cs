using Placement.Testing.Rest;

namespace Placement.Testing.Faults;

/// <summary>An error in the form of the server that is asked.</summary>
internal sealed record ErrorEffect(int Status, string Code, string Description, bool AfterEffect) : AnswerEffect(AfterEffect)
{
    public ErrorEffect(RestException error)
        : this(error.Status, error.Code, error.Message, AfterEffect: false)
    {
    }

    /// <param name="thrown">What has been thrown behind it.</param>
    public RestException ToException(Exception? thrown = null) => new(Status, Code, Description) { Thrown = thrown };

    public override string ToString() =>
        FormattableString.Invariant($"Error({Status}, {Code}{(AfterEffect ? ", " + Text(AfterEffect) : "")})");
}
