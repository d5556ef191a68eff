using System.Net;
using Placement.Catalog;
using Placement.Testing.Faults;
using Placement.Testing.Rest;

namespace Placement.Testing;

/// <summary>
/// Something that goes wrong on a local portal: what, for which requests, and when. It is added to
/// <see cref="LocalPortal.Faults"/>, and happens on every request unless something else is said.
/// </summary>
/// <remarks>
/// A fault before the effect leaves the portal as it was; after the effect the portal has done what the request asks for,
/// and only the answer is lost. Faults are immutable: every method gives a new one.
/// </remarks>
/// <example>
/// <code>
/// portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).ForMethod("placement.bind").OnRequest(3));
/// portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMilliseconds(20)));
/// portal.Faults.Add(PortalFault.ServerError().WithProbability(0.2, seed: 7).Times(2));
/// </code>
/// </example>
/// <seealso href="https://apidocs.bitrix24.com/error-codes.html">Errors of REST</seealso>
public sealed record PortalFault
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private PortalFault(FaultEffect effect, FaultTarget target)
    {
        Effect = effect;
        Target = target;
    }

    internal FaultEffect Effect { get; }

    internal FaultTarget Target { get; private init; }

    /// <summary>The only method that it is for, lower case; null: any.</summary>
    internal string? Method { get; private init; }

    internal FaultTrigger Trigger { get; private init; } = new();

    /// <summary>Whether the method is part of what the fault is.</summary>
    private bool NamesItsMethod { get; init; }

    /// <summary>
    /// The answer comes late. A client that gives up meanwhile ends the wait; what has not been done by then is not done.
    /// </summary>
    /// <param name="duration">How long the request waits by the portal's clock, above 0 and at most a day.</param>
    /// <param name="afterEffect">Whether it waits after the portal has done what it asks for, rather than before.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is out of range.</exception>
    public static PortalFault Latency(TimeSpan duration, bool afterEffect = false) =>
        new(new LatencyEffect(Wait(duration, nameof(duration)), afterEffect), FaultTarget.Requests);

    /// <summary>The TCP connection is torn down without an answer.</summary>
    /// <param name="afterEffect">Whether the portal has done what the request asks for.</param>
    /// <returns>The fault.</returns>
    public static PortalFault DropConnection(bool afterEffect = false) =>
        new(new DroppedConnectionEffect(afterEffect), FaultTarget.Requests);

    /// <summary>The body of the answer arrives in small parts. Headers and the first part come at once.</summary>
    /// <param name="bytes">The length of a part, in bytes, at least 1.</param>
    /// <param name="interval">The time from one part to the next by the portal's clock, above 0 and at most a day.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length or the interval is out of range.</exception>
    public static PortalFault SlowAnswer(int bytes, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return new(new SlowAnswerEffect(bytes, Wait(interval, nameof(interval))), FaultTarget.Requests);
    }

    /// <summary>An HTML page in place of JSON, as proxies and portals under maintenance answer.</summary>
    /// <param name="status">The status: 200, or an error such as 500, 502 or 503.</param>
    /// <param name="afterEffect">Whether the portal has done what the request asks for.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither 200 nor between 400 and 599.</exception>
    public static PortalFault HtmlPage(HttpStatusCode status = HttpStatusCode.BadGateway, bool afterEffect = false) =>
        new(new HtmlPageEffect((HttpStatusCode)AnswerStatus(status), afterEffect), FaultTarget.Requests);

    /// <summary>
    /// <c>INTERNAL_SERVER_ERROR</c> with status 500, as JSON. With <see cref="ForMethod"/> it happens to the commands of
    /// batches too, each on its own.
    /// </summary>
    /// <param name="afterEffect">Whether the portal has done what the request asks for.</param>
    /// <returns>The fault.</returns>
    public static PortalFault ServerError(bool afterEffect = false) =>
        Error(HttpStatusCode.InternalServerError, "INTERNAL_SERVER_ERROR", "Internal server error", afterEffect);

    /// <summary>
    /// An error of REST or, with <see cref="ForTokenRequests"/>, of the authorization server. With <see cref="ForMethod"/> it
    /// happens to the commands of batches too, each on its own; there, the status does not show.
    /// </summary>
    /// <param name="status">The status: 200, or an error such as 400.</param>
    /// <param name="code">The <c>error</c> of the answer, such as <c>PAYMENT_REQUIRED</c>.</param>
    /// <param name="description">The <c>error_description</c>.</param>
    /// <param name="afterEffect">Whether the portal has done what the request asks for.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither 200 nor between 400 and 599.</exception>
    public static PortalFault Error(HttpStatusCode status, string code, string description = "", bool afterEffect = false)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(description);
        return new(new ErrorEffect(AnswerStatus(status), code, description, afterEffect), FaultTarget.Calls);
    }

    /// <summary>
    /// <c>QUERY_LIMIT_EXCEEDED</c> with status 503: the request is not executed, and may be repeated.
    /// <see cref="LocalPortalOptions.RateLimit"/> refuses by counting instead.
    /// </summary>
    /// <returns>The fault.</returns>
    /// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits of REST</seealso>
    public static PortalFault QueryLimit() => new(new ErrorEffect(RestException.QueryLimitExceeded()), FaultTarget.Requests);

    /// <summary>
    /// A method has consumed its operating time: from this call on it is refused with <c>OPERATION_TIME_LIMIT</c> and status
    /// 429 until its operating time is released, between nine and ten minutes later. In a batch its commands fail alone.
    /// <see cref="LocalPortalOptions.OperatingTimeLimit"/> refuses by counting instead.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">There is no name, or it is <c>batch</c>, whose commands consume the time.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits of REST</seealso>
    public static PortalFault OperationTimeLimit(string method) =>
        new PortalFault(new StateEffect(StateChange.OperationTimeLimit), FaultTarget.Calls).ForOnly(MethodWithOperatingTime(method));

    /// <summary>
    /// A call of the method consumes this much operating time, besides what it really takes: <c>processing</c> and
    /// <c>operating</c> of the answer say so, but nobody waits. It matters with <see cref="LocalPortalOptions.OperatingTimeLimit"/>.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="duration">What a call takes, above 0 and at most a day.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">There is no name, or it is <c>batch</c>, whose commands consume the time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The duration is out of range.</exception>
    public static PortalFault OperatingTime(string method, TimeSpan duration) =>
        new PortalFault(
            new OperatingTimeEffect(Wait(duration, nameof(duration))), FaultTarget.Calls).ForOnly(MethodWithOperatingTime(method));

    /// <summary>
    /// The access token of the request has expired: this request and all others that carry it get <c>expired_token</c> with
    /// status 401. Its refresh token stays valid. Webhooks are spared.
    /// </summary>
    /// <returns>The fault.</returns>
    public static PortalFault ExpiredToken() => new(new StateEffect(StateChange.ExpiredToken), FaultTarget.TokenHolders);

    /// <summary>
    /// The portal does not know the access token of the request any more: this request and all others that carry it get
    /// <c>invalid_token</c> with status 401. Its refresh token stays valid. Webhooks are spared.
    /// </summary>
    /// <returns>The fault.</returns>
    public static PortalFault InvalidToken() => new(new StateEffect(StateChange.InvalidToken), FaultTarget.TokenHolders);

    /// <summary>
    /// The authorization server refuses the code or refresh token with <c>invalid_grant</c> and status 400, and for good.
    /// Only requests for tokens count.
    /// </summary>
    /// <returns>The fault.</returns>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public static PortalFault InvalidGrant() => new(new StateEffect(StateChange.InvalidGrant), FaultTarget.TokenRequests);

    /// <summary>
    /// The portal is said to be elsewhere: 302, and the request is not executed. <see cref="LocalPortal.MoveAsync"/> really moves it.
    /// </summary>
    /// <param name="newAddress">
    /// An absolute HTTP address. Without a path, <c>Location</c> has the path and query of the request on this host, as
    /// Bitrix24 answers; with one it is this address as it stands, as only something else than a portal would answer.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The address is not absolute, or not one of HTTP.</exception>
    public static PortalFault Moved(Uri newAddress)
    {
        ArgumentNullException.ThrowIfNull(newAddress);
        return WebAddress.Is(newAddress)
            ? new(new RedirectEffect(newAddress), FaultTarget.Requests)
            : throw new ArgumentException(
                $"The new address must be an absolute http or https address such as https://new.example/, not '{newAddress}'.",
                nameof(newAddress));
    }

    /// <summary>
    /// <c>batch</c> is refused with <c>ERROR_BATCH_METHOD_NOT_ALLOWED</c> and status 405, or one method is inside a batch.
    /// </summary>
    /// <param name="method">
    /// The method that may not stand in a batch, but may be called singly; null: <c>batch</c> itself is refused.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The method's name is empty.</exception>
    public static PortalFault BatchRefused(string? method = null)
    {
        string refused = MethodName(method ?? WellKnownMethods.Batch);
        return new PortalFault(
            new ErrorEffect(RestException.BatchMethodNotAllowed()),
            refused == WellKnownMethods.Batch ? FaultTarget.Requests : FaultTarget.Commands).ForOnly(refused);
    }

    /// <summary>
    /// The fault is for requests of this method only. <see cref="Error"/> and <see cref="ServerError"/> are then for commands
    /// of this method in batches, too; the other faults happen to whole requests, and <c>batch</c> is a method like any other.
    /// </summary>
    /// <param name="method">The method in any case, such as <c>placement.bind</c>.</param>
    /// <returns>The narrower fault.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">The fault names its method itself, or is for requests for tokens.</exception>
    public PortalFault ForMethod(string method)
    {
        if (NamesItsMethod || Target == FaultTarget.TokenRequests)
        {
            throw new InvalidOperationException($"{this} is not for a method to choose: leave ForMethod out.");
        }

        return this with { Method = MethodName(method) };
    }

    /// <summary>
    /// The fault is for requests for tokens at the authorization server, which are otherwise spared: codes that are exchanged
    /// and tokens that are renewed. Delays, dropped connections, HTML pages, errors and slow answers can happen there.
    /// </summary>
    /// <returns>The fault for the other server.</returns>
    /// <exception cref="InvalidOperationException">The fault is one of the portal's alone, or of one method.</exception>
    public PortalFault ForTokenRequests()
    {
        bool exists = Effect is LatencyEffect or SlowAnswerEffect or DroppedConnectionEffect or HtmlPageEffect
            || (Effect is ErrorEffect && Target == FaultTarget.Calls)
            || Target == FaultTarget.TokenRequests;
        return exists && Method is null
            ? this with { Target = FaultTarget.TokenRequests }
            : throw new InvalidOperationException($"{this} does not happen to requests for tokens: leave ForTokenRequests out.");
    }

    /// <summary>It happens to one request, or with <see cref="Times"/> to several in a row from that one on.</summary>
    /// <param name="number">
    /// The number of the request, at least 1. The first request that the fault is for and that arrives after it was added is
    /// 1; others do not count.
    /// </param>
    /// <returns>The fault at that moment. A probability that was set before is forgotten.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public PortalFault OnRequest(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return this with { Trigger = Trigger with { First = number, Probability = null } };
    }

    /// <summary>It happens to each request that it is for with this probability. One seed always chooses the same requests.</summary>
    /// <param name="probability">From 0, never, to 1, always.</param>
    /// <param name="seed">Where the random sequence begins.</param>
    /// <returns>The fault by chance. A number that was set before is forgotten.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is below 0 or above 1.</exception>
    public PortalFault WithProbability(double probability, int seed)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is between 0 and 1.");
        }

        return this with { Trigger = Trigger with { First = null, Probability = probability, Seed = seed } };
    }

    /// <summary>It happens this many times at most.</summary>
    /// <param name="count">How many times, at least 1.</param>
    /// <returns>The fault with an end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public PortalFault Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return this with { Trigger = Trigger with { Times = count } };
    }

    /// <summary>The fault, much as code writes it.</summary>
    /// <returns>What happens, to which requests, and when.</returns>
    public override string ToString()
    {
        string requests = Target == FaultTarget.TokenRequests ? ".ForTokenRequests()" : "";
        return $"{Effect}{(Method is null ? requests : $".ForMethod(\"{Method}\")")}{Trigger}";
    }

    private PortalFault ForOnly(string method) => this with { Method = method, NamesItsMethod = true };

    private static string MethodWithOperatingTime(string method) =>
        MethodName(method) is var name && name != WellKnownMethods.Batch
            ? name
            : throw new ArgumentException("A batch has no operating time of its own: name the method of its commands.", nameof(method));

    private static string MethodName(string method)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        return method.ToLowerInvariant();
    }

    private static TimeSpan Wait(TimeSpan time, string parameter) =>
        time > TimeSpan.Zero && time <= LongestWait
            ? time
            : throw new ArgumentOutOfRangeException(parameter, time, "The time must be above 0 and at most a day.");

    private static int AnswerStatus(HttpStatusCode status) =>
        status is HttpStatusCode.OK or (>= HttpStatusCode.BadRequest and < (HttpStatusCode)600)
            ? (int)status
            : throw new ArgumentOutOfRangeException(nameof(status), status, "The status must be 200 or between 400 and 599.");
}
