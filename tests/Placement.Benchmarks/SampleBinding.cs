namespace Placement.Benchmarks;

/// <summary>
/// A binding with texts in three languages and five options, and the object that an application would serialise in its place.
/// </summary>
internal static class SampleBinding
{
    public static readonly Uri BaseAddress = new("https://myapp.example.com");

    public static readonly WidgetBinding Binding = new(
        """{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/widgets/chat-supplies","LANG_ALL":{"de":{"TITLE":"Lieferungen","DESCRIPTION":"Was bestellt ist"},"en":{"TITLE":"Supplies","DESCRIPTION":"What is on order"},"fr":{"TITLE":"Livraisons","DESCRIPTION":"Ce qui est en commande"}},"OPTIONS":{"iconName":"fa-truck","context":"CHAT;LINES","role":"USER","width":120,"height":80}}"""u8);

    public static readonly BindParameters Parameters = new(
        "IM_TEXTAREA",
        "https://myapp.example.com/widgets/chat-supplies",
        new Dictionary<string, BindTexts>
        {
            ["de"] = new("Lieferungen", "Was bestellt ist"),
            ["en"] = new("Supplies", "What is on order"),
            ["fr"] = new("Livraisons", "Ce qui est en commande"),
        },
        new BindOptions("fa-truck", "CHAT;LINES", "USER", 120, 80));
}
