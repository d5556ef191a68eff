using System.Buffers;
using System.ComponentModel;
using System.Text;
using Placement.Bindings;

namespace Placement;

/// <summary>
/// One declared binding: a placement, the handler that serves it, and everything else that <c>placement.bind</c> is told.
/// </summary>
/// <remarks>
/// <para>Bindings are emitted by the source generator, from <see cref="WidgetPlacementAttribute"/>; the parameters are
/// fixed at compile time as JSON, and all properties are read off that JSON. Only the application's base address
/// is inserted at run time.</para>
/// <para>Instances are immutable and can be shared between threads.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
public sealed class WidgetBinding
{
    private readonly string? _text;
    private byte[]? _parameters;
    private BindingParameters? _parsed;

    /// <summary>The parameters for the base address that was asked for last. Two threads at worst resolve it twice.</summary>
    private ResolvedParameters? _resolved;

    /// <summary>Creates a binding from the parameters of <c>placement.bind</c>.</summary>
    /// <param name="parameters">
    /// A JSON object in UTF-8 with PLACEMENT and HANDLER, and any of TITLE, DESCRIPTION, GROUP_NAME, LANG_ALL, OPTIONS
    /// and USER_ID. In HANDLER and in values of OPTIONS, a leading <c>~/</c> stands for the application's base address.
    /// </param>
    /// <param name="widgetType">The class that serves the handler, if there is one.</param>
    /// <param name="icon">
    /// An image file below the application's base directory, which is read when registering and sent as ICON.
    /// </param>
    /// <exception cref="ArgumentException">The JSON is malformed, or PLACEMENT or HANDLER is missing.</exception>
    public WidgetBinding(ReadOnlySpan<byte> parameters, Type? widgetType = null, string? icon = null)
        : this(parameters.ToArray(), widgetType, icon)
    {
    }

    private WidgetBinding(byte[] parameters, Type? widgetType, string? icon)
        : this(widgetType, icon)
    {
        _parameters = parameters;
        _parsed = BindingParameters.Parse(parameters);
        Head = _parsed.Head;
    }

    private WidgetBinding(string text, BindingHead head, Type? widgetType, string? icon)
        : this(widgetType, icon)
    {
        _text = text;
        Head = head;
    }

    private WidgetBinding(Type? widgetType, string? icon)
    {
        WidgetType = widgetType;
        Icon = icon;
    }

    /// <summary>Placement, handler and user, which are known from the start.</summary>
    private BindingHead Head { get; }

    private byte[] Parameters => _parameters ??= Encoding.UTF8.GetBytes(_text!);

    /// <summary>Everything else, read when it is asked for. Two threads at worst read it twice.</summary>
    private BindingParameters Parsed => _parsed ??= BindingParameters.Parse(Parameters);

    /// <summary>The placement's code, upper case; with <c>*</c> where it stands for every smart process of a portal.</summary>
    public string Placement => Head.Placement;

    /// <summary>The handler as declared: a path that begins with <c>/</c>, or an absolute URL.</summary>
    public string Handler => Head.Handler;

    /// <summary>The class that serves the handler; null: it cannot be named from generated code.</summary>
    public Type? WidgetType { get; }

    /// <summary>TITLE outside <see cref="Texts"/>; null: not declared.</summary>
    public string? Title => Parsed.Texts.Title;

    /// <summary>DESCRIPTION outside <see cref="Texts"/>; null: not declared.</summary>
    public string? Description => Parsed.Texts.Description;

    /// <summary>GROUP_NAME outside <see cref="Texts"/>; null: not declared.</summary>
    public string? GroupName => Parsed.Texts.GroupName;

    /// <summary>
    /// LANG_ALL by Bitrix24's language code. If it is not empty, Bitrix24 ignores <see cref="Title"/>,
    /// <see cref="Description"/> and <see cref="GroupName"/>.
    /// </summary>
    public IReadOnlyDictionary<string, LocalizedText> Texts => Parsed.LanguageTexts;

    /// <summary>OPTIONS by key, numbers in decimal digits. Addresses of the application begin with <c>/</c>.</summary>
    public IReadOnlyDictionary<string, string> Options => Parsed.Options;

    /// <summary>USER_ID, the only user who sees the widget; null: everybody.</summary>
    public int? UserId => Head.UserId;

    /// <summary>The image that is read when registering and sent as ICON, below the application's base directory; null: none.</summary>
    public string? Icon { get; }

    /// <summary>Whether the placement stands for every smart process of a portal, and is expanded when registering.</summary>
    public bool IsWildcard => Placement.Contains('*');

    /// <summary>
    /// Creates a binding from the parameters of <c>placement.bind</c> as generated code has them. What an application does not need to
    /// start is read when it is asked for, and so a mistake in it is found only then.
    /// </summary>
    /// <param name="parameters">The JSON that the constructor takes.</param>
    /// <param name="widgetType">The class that serves the handler, if there is one.</param>
    /// <param name="icon">An image file below the application's base directory.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="ArgumentNullException">The parameters are null.</exception>
    /// <exception cref="ArgumentException">PLACEMENT or HANDLER cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static WidgetBinding Create(string parameters, Type? widgetType = null, string? icon = null)
    {
        if (parameters is null)
        {
            throw new ArgumentNullException(nameof(parameters));
        }

        return BindingHead.Peek(parameters) is { } head
            ? new WidgetBinding(parameters, head, widgetType, icon)
            : new WidgetBinding(Encoding.UTF8.GetBytes(parameters), widgetType, icon);
    }

    /// <summary>The number of bytes that <see cref="WriteTo"/> writes for this base address.</summary>
    /// <param name="baseAddress">The application's address: absolute, http or https, without query.</param>
    /// <exception cref="ArgumentException">The base address is not such an address.</exception>
    public int GetByteCount(Uri baseAddress) => GetParameters(baseAddress).Length;

    /// <summary>The URL of the handler, as <c>placement.bind</c> is told.</summary>
    /// <param name="baseAddress">The application's address: absolute, http or https, without query.</param>
    /// <exception cref="ArgumentException">The base address is not such an address.</exception>
    public string GetHandlerUrl(Uri baseAddress) => ResolveHandler(BaseAddress.Of(baseAddress));

    /// <summary>The parameters of <c>placement.bind</c> as JSON.</summary>
    /// <param name="baseAddress">The application's address: absolute, http or https, without query.</param>
    /// <exception cref="ArgumentException">The base address is not such an address.</exception>
    public string ToJson(Uri baseAddress) => Encoding.UTF8.GetString(GetParameters(baseAddress));

    /// <summary>
    /// Writes the parameters of <c>placement.bind</c> as JSON in UTF-8. Nothing is allocated as long as the base address
    /// is that of the last call.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="baseAddress">The application's address: absolute, http or https, without query.</param>
    /// <exception cref="ArgumentException">The base address is not such an address.</exception>
    public void WriteTo(IBufferWriter<byte> writer, Uri baseAddress)
    {
        if (writer is null)
        {
            throw new ArgumentNullException(nameof(writer));
        }

        byte[] parameters = GetParameters(baseAddress);
        parameters.CopyTo(writer.GetSpan(parameters.Length));
        writer.Advance(parameters.Length);
    }

    /// <summary>The same binding for one user.</summary>
    /// <param name="userId">The user's id on the portal, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is not positive.</exception>
    public WidgetBinding ForUser(int userId)
    {
        if (userId < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(userId), userId, "A user id is at least 1.");
        }

        return new WidgetBinding(Parsed.WithUser(Parameters, userId), WidgetType, Icon);
    }

    /// <summary>The same binding for one smart process, in place of all of them.</summary>
    /// <param name="entityTypeId">The entityTypeId of the smart process, at least 1; not the id of its settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is not positive.</exception>
    /// <exception cref="InvalidOperationException">The placement has no <c>*</c>.</exception>
    public WidgetBinding ForEntityType(int entityTypeId)
    {
        if (entityTypeId < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(entityTypeId), entityTypeId, "An entity type id is at least 1.");
        }

        if (!IsWildcard)
        {
            throw new InvalidOperationException($"{Placement} has no * that an entity type id could replace.");
        }

        return new WidgetBinding(Parsed.WithEntityType(Parameters, entityTypeId), WidgetType, Icon);
    }

    /// <summary>
    /// Joins the bindings of several projects, ordered by placement, handler and user. A binding that reaches an
    /// application in more than one way counts once.
    /// </summary>
    /// <param name="sources">The bindings of a project and of the widget libraries that it references.</param>
    /// <exception cref="ArgumentException">A source is null.</exception>
    public static IReadOnlyList<WidgetBinding> Combine(params IEnumerable<WidgetBinding>[] sources)
    {
        var bindings = new List<WidgetBinding>();
        foreach (IEnumerable<WidgetBinding> source in sources ?? throw new ArgumentNullException(nameof(sources)))
        {
            bindings.AddRange(source ?? throw new ArgumentException("A source of bindings is null.", nameof(sources)));
        }

        // The bindings of a single project come as the generator has sorted them, and each once.
        for (int i = 1; i < bindings.Count; i++)
        {
            if (Compare(bindings[i - 1], bindings[i]) >= 0)
            {
                return [.. bindings.Distinct().OrderBy(static binding => binding, Comparer<WidgetBinding>.Create(Compare))];
            }
        }

        return bindings.AsReadOnly();
    }

    /// <summary>Placement, handler and user, for a person to read.</summary>
    public override string ToString() =>
        UserId is { } user ? FormattableString.Invariant($"{Placement} {Handler} (user {user})") : $"{Placement} {Handler}";

    /// <summary>The URL of the handler, as <c>placement.bind</c> is told.</summary>
    internal string ResolveHandler(BaseAddress baseAddress) =>
        Head.HandlerIsAddress ? baseAddress.Text + Handler : Handler;

    /// <summary>The values of OPTIONS as Bitrix24 is told, addresses of the application resolved.</summary>
    internal IEnumerable<KeyValuePair<string, string>> GetOptions(BaseAddress baseAddress) =>
        Options.Select(option => Parsed.AddressOptions.Contains(option.Key)
            ? new KeyValuePair<string, string>(option.Key, baseAddress.Text + option.Value)
            : option);

    private static int Compare(WidgetBinding left, WidgetBinding right)
    {
        int order = string.CompareOrdinal(left.Placement, right.Placement);
        order = order != 0 ? order : string.CompareOrdinal(left.Handler, right.Handler);
        return order != 0 ? order : (left.UserId ?? 0).CompareTo(right.UserId ?? 0);
    }

    private byte[] GetParameters(Uri baseAddress)
    {
        // The text is compared, because equal URIs may differ in parts that a base address must not have.
        ResolvedParameters? last = _resolved;
        if (last is null || !string.Equals(last.BaseAddress.OriginalString, baseAddress?.OriginalString, StringComparison.Ordinal))
        {
            _resolved = last = new ResolvedParameters(baseAddress!, Resolve(BaseAddress.Of(baseAddress!, nameof(baseAddress))));
        }

        return last.Parameters;
    }

    /// <summary>The parameters with the base address in place of every mark.</summary>
    private byte[] Resolve(BaseAddress address)
    {
        int length = Parameters.Length;
        foreach ((_, int mark) in Parsed.Marks)
        {
            length += address.Utf8.Length - mark;
        }

        byte[] resolved = new byte[length];
        Span<byte> destination = resolved;
        ReadOnlySpan<byte> parameters = Parameters;
        int from = 0;
        foreach ((int at, int mark) in Parsed.Marks)
        {
            parameters.Slice(from, at - from).CopyTo(destination);
            destination = destination.Slice(at - from);
            address.Utf8.CopyTo(destination);
            destination = destination.Slice(address.Utf8.Length);
            from = at + mark;
        }

        parameters.Slice(from).CopyTo(destination);
        return resolved;
    }

    private sealed class ResolvedParameters(Uri baseAddress, byte[] parameters)
    {
        public Uri BaseAddress { get; } = baseAddress;

        public byte[] Parameters { get; } = parameters;
    }
}
