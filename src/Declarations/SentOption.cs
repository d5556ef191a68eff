namespace Placement.Declarations;

/// <summary>A key of OPTIONS and its value, encoded as Bitrix24 wants it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; an address of the application begins with <c>~/</c>.</param>
/// <param name="IsNumber">Whether the value is written as a JSON number.</param>
/// <param name="Sender">The WidgetPlacement or WidgetOption that declares it.</param>
internal sealed record SentOption(string Key, string Value, bool IsNumber, DeclaredAttribute Sender);
