using Placement.Catalog;
using Placement.Declarations;

namespace Placement.Analyzers.Addresses;

/// <summary>The address of a handler or an error handler, as a placement declares it.</summary>
internal readonly struct DeclaredAddress
{
    private DeclaredAddress(Argument argument, string text, bool isErrorHandler)
    {
        Argument = argument;
        Text = text.Trim();
        IsErrorHandler = isErrorHandler;
    }

    public Argument Argument { get; }

    /// <summary>What is declared, without blanks around it.</summary>
    public string Text { get; }

    /// <summary>Whether Bitrix24's servers call it. The browsers of its users open a handler.</summary>
    public bool IsErrorHandler { get; }

    /// <summary>The placement's handler; null: it declares none.</summary>
    public static DeclaredAddress? Handler(DeclaredPlacement placement) =>
        placement.Find(DeclaredPlacement.HandlerProperty) is { Text: { } text } argument
            ? new DeclaredAddress(argument, text, isErrorHandler: false)
            : null;

    /// <summary>The placement's error handler; null: it declares none, takes none, or another rule says that it is no address.</summary>
    public static DeclaredAddress? ErrorHandler(DeclaredPlacement placement) =>
        placement.Find(CatalogOptions.ErrorHandlerUrl.Property) is { Text: { } text } argument
        && placement.BindableFamily is { } family
        && (!family.OptionsAreKnown || family.FindOption(CatalogOptions.ErrorHandlerUrl.Key) is not null)
        && HandlerAddress.Read(text) is not null
            ? new DeclaredAddress(argument, text, isErrorHandler: true)
            : null;
}
