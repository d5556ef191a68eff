using System.Globalization;

namespace DealDesk.Texts;

/// <summary>Everything that the desk says, in one language. Where a text has braces, values are inserted by their position.</summary>
public sealed record DeskTexts
{
    private static readonly DeskTexts English = new() { Culture = CultureInfo.GetCultureInfo("en-GB") };

    private static readonly DeskTexts German = new()
    {
        Culture = CultureInfo.GetCultureInfo("de-DE"),
        Supplies = "Lieferungen",
        Item = "Artikel",
        Quantity = "Menge",
        Supplier = "Lieferant",
        Due = "Fällig",
        State = "Stand",
        Arrived = "angekommen am {0:d}",
        Late = "überfällig",
        OnItsWay = "unterwegs",
        NothingOrdered = "Für diesen Auftrag ist noch nichts bestellt.",
        Deal = "Auftrag {0}",
        Deliveries = "Lieferungen",
        NoDeliveries = "In diesem Zeitraum wird nichts geliefert.",
        Purchases = "Einkäufe",
        Amount = "Betrag",
        Date = "Datum",
        UnknownCaller = "Unter dieser Nummer ist niemand bekannt.",
        NoNumber = "Die Nummer ist unterdrückt.",
        QuickReplies = "Schnellantworten",
        ReplyInStock = "Der Artikel ist auf Lager und geht morgen in den Versand.",
        ReplyDelivery = "Die Lieferung ist unterwegs und kommt bis Ende der Woche an.",
        ReplyPrice = "Unsere Preisliste schicke ich Ihnen gleich zu.",
        OpenDeals = "Offene Aufträge",
        Duplicates = "Dubletten",
        NoDuplicates = "Niemand sonst hat diese Telefonnummer.",
        Phone = "Telefon",
        History = "Verlauf",
        NoHistory = "Bisher ist nichts geschehen.",
        SupplyReport = "Liefertreue",
        Orders = "Bestellungen",
        AverageDelay = "Verzug in Tagen",
        Materials = "Material",
        NothingNeeded = "Für diese Aufgabe wird kein Material gebraucht.",
        Today = "Ihr Tag, {0}",
        LateDeliveries = "{0} Lieferungen sind überfällig.",
        DueToday = "{0} Lieferungen kommen heute.",
        Welcome = "Deal Desk ist installiert. Sie finden ihn in Aufträgen, Chats, Anrufen, Aufgaben und im Hauptmenü.",
    };

    private static readonly DeskTexts Russian = new()
    {
        Culture = CultureInfo.GetCultureInfo("ru-RU"),
        Supplies = "Поставки",
        Item = "Товар",
        Quantity = "Количество",
        Supplier = "Поставщик",
        Due = "Срок",
        State = "Состояние",
        Arrived = "получено {0:d}",
        Late = "просрочено",
        OnItsWay = "в пути",
        NothingOrdered = "Для этой сделки ещё ничего не заказано.",
        Deal = "Сделка {0}",
        Deliveries = "Поставки",
        NoDeliveries = "В этот период поставок нет.",
        Purchases = "Покупки",
        Amount = "Сумма",
        Date = "Дата",
        UnknownCaller = "Этот номер никому не принадлежит.",
        NoNumber = "Номер скрыт.",
        QuickReplies = "Быстрые ответы",
        ReplyInStock = "Товар есть на складе, отправим завтра.",
        ReplyDelivery = "Заказ в пути и прибудет до конца недели.",
        ReplyPrice = "Сейчас пришлю вам наш прайс-лист.",
        OpenDeals = "Открытые сделки",
        Duplicates = "Дубликаты",
        NoDuplicates = "Этот номер телефона больше ни у кого не встречается.",
        Phone = "Телефон",
        History = "История",
        NoHistory = "Пока ничего не произошло.",
        SupplyReport = "Надёжность поставок",
        Orders = "Заказы",
        AverageDelay = "Опоздание, дней",
        Materials = "Материалы",
        NothingNeeded = "Для этой задачи материалы не нужны.",
        Today = "Ваш день, {0}",
        LateDeliveries = "Просрочено поставок: {0}.",
        DueToday = "Поставок сегодня: {0}.",
        Welcome = "Deal Desk установлен. Вы найдёте его в сделках, чатах, звонках, задачах и главном меню.",
    };

    private static readonly DeskTexts Portuguese = new()
    {
        Culture = CultureInfo.GetCultureInfo("pt-BR"),
        Supplies = "Entregas",
        Item = "Artigo",
        Quantity = "Quantidade",
        Supplier = "Fornecedor",
        Due = "Prazo",
        State = "Situação",
        Arrived = "chegou em {0:d}",
        Late = "atrasado",
        OnItsWay = "a caminho",
        NothingOrdered = "Nada foi pedido para este negócio ainda.",
        Deal = "Negócio {0}",
        Deliveries = "Entregas",
        NoDeliveries = "Nada é entregue neste período.",
        Purchases = "Compras",
        Amount = "Valor",
        Date = "Data",
        UnknownCaller = "Ninguém é conhecido por este número.",
        NoNumber = "O número está oculto.",
        QuickReplies = "Respostas rápidas",
        ReplyInStock = "O artigo está em estoque e será enviado amanhã.",
        ReplyDelivery = "O pedido está a caminho e chega até o fim da semana.",
        ReplyPrice = "Já lhe envio a nossa lista de preços.",
        OpenDeals = "Negócios abertos",
        Duplicates = "Duplicados",
        NoDuplicates = "Ninguém mais tem este telefone.",
        Phone = "Telefone",
        History = "Histórico",
        NoHistory = "Nada aconteceu até agora.",
        SupplyReport = "Pontualidade dos fornecedores",
        Orders = "Pedidos",
        AverageDelay = "Atraso em dias",
        Materials = "Materiais",
        NothingNeeded = "Esta tarefa não precisa de material.",
        Today = "Seu dia, {0}",
        LateDeliveries = "{0} entregas estão atrasadas.",
        DueToday = "{0} entregas chegam hoje.",
        Welcome = "O Deal Desk está instalado. Você o encontra em negócios, chats, chamadas, tarefas e no menu principal.",
    };

    private DeskTexts()
    {
    }

    /// <summary>How dates and numbers are written.</summary>
    public required CultureInfo Culture { get; init; }

    public string Supplies { get; init; } = "Supplies";

    public string Item { get; init; } = "Item";

    public string Quantity { get; init; } = "Quantity";

    public string Supplier { get; init; } = "Supplier";

    public string Due { get; init; } = "Due";

    public string State { get; init; } = "State";

    public string Arrived { get; init; } = "arrived on {0:d}";

    public string Late { get; init; } = "late";

    public string OnItsWay { get; init; } = "on its way";

    public string NothingOrdered { get; init; } = "Nothing is ordered for this deal yet.";

    public string Deal { get; init; } = "Deal {0}";

    public string Deliveries { get; init; } = "Deliveries";

    public string NoDeliveries { get; init; } = "Nothing is delivered in this period.";

    public string Purchases { get; init; } = "Purchases";

    public string Amount { get; init; } = "Amount";

    public string Date { get; init; } = "Date";

    public string UnknownCaller { get; init; } = "Nobody is known by this number.";

    public string NoNumber { get; init; } = "The number is hidden.";

    public string QuickReplies { get; init; } = "Quick replies";

    public string ReplyInStock { get; init; } = "The item is in stock and will be sent tomorrow.";

    public string ReplyDelivery { get; init; } = "The delivery is on its way and will arrive by the end of the week.";

    public string ReplyPrice { get; init; } = "I am sending you our price list right away.";

    public string OpenDeals { get; init; } = "Open deals";

    public string Duplicates { get; init; } = "Duplicates";

    public string NoDuplicates { get; init; } = "Nobody else has this telephone number.";

    public string Phone { get; init; } = "Telephone";

    public string History { get; init; } = "History";

    public string NoHistory { get; init; } = "Nothing has happened so far.";

    public string SupplyReport { get; init; } = "How punctual suppliers are";

    public string Orders { get; init; } = "Orders";

    public string AverageDelay { get; init; } = "Delay in days";

    public string Materials { get; init; } = "Materials";

    public string NothingNeeded { get; init; } = "This task needs no material.";

    public string Today { get; init; } = "Your day, {0}";

    public string LateDeliveries { get; init; } = "{0} deliveries are late.";

    public string DueToday { get; init; } = "{0} deliveries arrive today.";

    public string Welcome { get; init; } = "Deal Desk is installed. You find it in deals, chats, calls, tasks and the main menu.";

    /// <summary>The texts in a language, as Bitrix24 calls it; English where there are none.</summary>
    public static DeskTexts For(string language) => language switch
    {
        "de" => German,
        "ru" or "ua" or "kz" => Russian,
        "br" => Portuguese,
        _ => English,
    };

    /// <summary>A text with values inserted.</summary>
    public string Format(string text, params ReadOnlySpan<object?> values) => string.Format(Culture, text, values);

    /// <summary>A day.</summary>
    public string Day(DateOnly date) => date.ToString("d", Culture);
}
