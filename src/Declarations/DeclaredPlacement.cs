using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>A <c>[WidgetPlacement]</c>, and what Bitrix24 is told of it.</summary>
internal sealed class DeclaredPlacement : DeclaredAttribute
{
    public const string HandlerProperty = "Handler";
    public const string UserProperty = "UserId";

    private ImmutableArray<SentOption> _options;

    public DeclaredPlacement(WidgetClass widget, AttributeData data)
        : base(data)
    {
        Widget = widget;
        string? code = At(0)?.Text.TrimToNull()?.ToUpperInvariant();
        Code = code is not null && CanBeCode(code) ? code : null;
        Known = code is null ? null : PlacementCatalog.Find(code);
        Handler = !Compiles(HandlerProperty) ? null
            : FindText(HandlerProperty) is { } declared ? HandlerAddress.Read(declared)
            : MvcClass.IsOne(widget.Type) ? null
            : HandlerAddress.Default(widget.Type.Name);
        UserId = Compiles(UserProperty) ? Find(UserProperty)?.Number ?? 0 : null;
    }

    public WidgetClass Widget { get; }

    /// <summary>
    /// The code as it is sent, trimmed and in upper case; null: there is none, or with its characters it can be none, now or later.
    /// </summary>
    public string? Code { get; }

    /// <summary>What the catalog knows of the code; null: it is unknown.</summary>
    public PlacementCode? Known { get; }

    /// <summary>The family of a code that <c>placement.bind</c> registers; null: it is none, which other rules report.</summary>
    public PlacementFamily? BindableFamily => Known is { Family: { BindRule: BindRule.Registers } family } ? family : null;

    /// <summary>Whether the code is current, registered by <c>placement.bind</c> and written as Bitrix24 stores it.</summary>
    public bool IsCodeSound =>
        BindableFamily is not null
        && Known is { Status: PlacementStatus.Current or PlacementStatus.Undocumented }
        && string.Equals(At(0)?.Text, Code, StringComparison.Ordinal);

    /// <summary>Whether <c>placement.bind</c> may know the code: it is none that another method registers.</summary>
    public bool IsBindable => Code is not null && (Known is null || BindableFamily is not null);

    /// <summary>
    /// The handler as it is sent: a path that begins with <c>/</c>, or an absolute URL; null: it is declared, and neither, or a controller
    /// or page does not declare it.
    /// </summary>
    public string? Handler { get; }

    /// <summary>The user; 0: everybody; null: somebody is still typing.</summary>
    public int? UserId { get; }

    /// <summary>
    /// Whether it is registered at all. A user id that is no user id must not turn into a widget for everybody, nor a handler that is
    /// none into the default one.
    /// </summary>
    public bool IsRegistered => IsBindable && Handler is not null && UserId >= 0;

    public Texts Texts => Texts.Read(this);

    /// <summary>The path of the image; null: none.</summary>
    public string? Icon => FindText("Icon").TrimToNull();

    /// <summary>
    /// OPTIONS: what properties declare, in the catalog's order, then what WidgetOption adds, first where it names the placement. A key
    /// stands once. What Bitrix24 would drop is left out of the properties; a code that the catalog does not know keeps all.
    /// </summary>
    public ImmutableArray<SentOption> Options
    {
        get
        {
            if (_options.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _options, ReadOptions());
            }

            return _options;
        }
    }

    /// <summary>The texts of LANG_ALL: one for each language, first those that name the placement.</summary>
    public IEnumerable<DeclaredText> SentTexts()
    {
        HashSet<string>? languages = null;
        foreach (DeclaredText text in InOrder(Widget.Texts))
        {
            if (text is { Code: { } code, Texts.IsEmpty: false } && (languages ??= new(StringComparer.Ordinal)).Add(code))
            {
                yield return text;
            }
        }
    }

    /// <summary>
    /// What declares the value that is sent for this key: the placement by a property, or a WidgetOption; null: nothing is sent.
    /// </summary>
    public DeclaredAttribute? FindSender(string key)
    {
        foreach (SentOption option in Options)
        {
            if (option.Key == key)
            {
                return option.Sender;
            }
        }

        return null;
    }

    private static bool CanBeCode(string text)
    {
        foreach (char letter in text)
        {
            if (!char.IsLetterOrDigit(letter) && letter is not ('_' or '-' or '.' or '*' or '{' or '}'))
            {
                return false;
            }
        }

        return true;
    }

    private ImmutableArray<SentOption> ReadOptions()
    {
        ImmutableArray<SentOption> options = ImmutableArray<SentOption>.Empty;
        if (Data.NamedArguments.IsEmpty && Widget.Options.IsEmpty)
        {
            return options;
        }

        foreach (PlacementOption option in Known is { Family: { OptionsAreKnown: true } family } ? family.Options : CatalogOptions.All)
        {
            if (Find(option.Property) is { Constant.IsNull: false } argument && option.Kind.Encode(option, argument.Value) is { } value)
            {
                options = options.Add(new SentOption(option.Key, value, option.Kind.IsNumber, this));
            }
        }

        foreach (DeclaredOption extra in InOrder(Widget.Options))
        {
            if (extra is { Key: { } key, Value: { } value } && options.All(other => other.Key != key))
            {
                options = options.Add(new SentOption(key, value, IsNumber: false, extra));
            }
        }

        return options;
    }

    /// <summary>What holds for the placement: first what names it, then what holds for all.</summary>
    private IEnumerable<T> InOrder<T>(ImmutableArray<T> declared)
        where T : LimitedAttribute =>
        declared.IsEmpty
            ? []
            : declared
                .Where(item => item.Limit is not null && item.HoldsFor(this))
                .Concat(declared.Where(static item => item.Limit is null));
}
