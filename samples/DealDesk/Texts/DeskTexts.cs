using System.Globalization;
using DealDesk.Data;
using Placement;

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
        Receiving = "Lieferung annehmen",
        NothingOnItsWay = "Es ist nichts mehr unterwegs.",
        ReceivedToday = "heute angekommen",
        Deliveries = "Lieferungen",
        NoDeliveries = "In diesem Zeitraum wird nichts geliefert.",
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
        LateDeliveries = "Überfällige Lieferungen: {0}.",
        DueToday = "Lieferungen heute: {0}.",
        Welcome = "Deal Desk ist installiert. Sie finden ihn in Aufträgen, Chats, Anrufen, Aufgaben und im Hauptmenü.",
        Stage = "Phase",
        Client = "Kunde",
        DealTitle = "Auftrag",
        Caller = "Anrufer",
        YourDeals = "Ihre offenen Aufträge",
        NoOpenDeals = "Keine offenen Aufträge.",
        NextDelivery = "Nächste Lieferung",
        Hello = "Hallo {0}",
        PreferredSupplier = "Bevorzugter Lieferant",
        NoSupplier = "Keiner gewählt",
        ChooseSupplier = "Lieferanten wählen",
        More = "Weitere",
        SupplierRecord = "{0} Bestellungen, Verzug in Tagen: {1:N1}",
        Delivery = "Lieferung",
        Arrivals = "{0} von {1} Lieferungen sind angekommen.",
        MoveTo = "Den Auftrag verschieben nach",
        Note = "Notiz im Auftrag",
        Save = "Speichern",
        Cancel = "Abbrechen",
        NotSaved = "Der Auftrag wurde nicht geändert.",
        Unloading = "Entladen",
        UnloadingHint = "Was Fahrer wissen müssen, die hier abladen.",
        Saved = "Gespeichert",
        Accounting = "Buchhaltung",
        Source = "Quelle",
        NotAllowed = "Die Anwendung darf das auf Ihrem Portal nicht lesen. Bitten Sie einen Administrator, ihre Rechte zu erweitern.",
        NoRight = "Sie haben kein Recht, das zu sehen.",
        NotThere = "Das gibt es auf dem Portal nicht mehr.",
        NoAnswer = "Das Portal antwortet gerade nicht. Versuchen Sie es später noch einmal.",
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
        Receiving = "Принять поставку",
        NothingOnItsWay = "Больше ничего не в пути.",
        ReceivedToday = "прибыло сегодня",
        Deliveries = "Поставки",
        NoDeliveries = "В этот период поставок нет.",
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
        Stage = "Стадия",
        Client = "Клиент",
        DealTitle = "Сделка",
        Caller = "Кто звонит",
        YourDeals = "Ваши открытые сделки",
        NoOpenDeals = "Открытых сделок нет.",
        NextDelivery = "Следующая поставка",
        Hello = "Здравствуйте, {0}",
        PreferredSupplier = "Предпочитаемый поставщик",
        NoSupplier = "Не выбран",
        ChooseSupplier = "Выбрать поставщика",
        More = "Ещё",
        SupplierRecord = "Заказов: {0}, опоздание в днях: {1:N1}",
        Delivery = "Поставка",
        Arrivals = "Получено поставок: {0} из {1}.",
        MoveTo = "Перевести сделку на стадию",
        Note = "Заметка в сделке",
        Save = "Сохранить",
        Cancel = "Отмена",
        NotSaved = "Сделка не изменена.",
        Unloading = "Разгрузка",
        UnloadingHint = "Что должны знать водители, которые здесь разгружаются.",
        Saved = "Сохранено",
        Accounting = "Бухгалтерия",
        Source = "Источник",
        NotAllowed = "Приложению не разрешено читать это на вашем портале. Попросите администратора дать ему права.",
        NoRight = "У вас нет права видеть это.",
        NotThere = "Этого на портале больше нет.",
        NoAnswer = "Портал сейчас не отвечает. Попробуйте ещё раз позже.",
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
        Receiving = "Receber entrega",
        NothingOnItsWay = "Nada mais está a caminho.",
        ReceivedToday = "chegou hoje",
        Deliveries = "Entregas",
        NoDeliveries = "Nada é entregue neste período.",
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
        LateDeliveries = "Entregas atrasadas: {0}.",
        DueToday = "Entregas hoje: {0}.",
        Welcome = "O Deal Desk está instalado. Você o encontra em negócios, chats, chamadas, tarefas e no menu principal.",
        Stage = "Etapa",
        Client = "Cliente",
        DealTitle = "Negócio",
        Caller = "Quem liga",
        YourDeals = "Seus negócios abertos",
        NoOpenDeals = "Nenhum negócio aberto.",
        NextDelivery = "Próxima entrega",
        Hello = "Olá, {0}",
        PreferredSupplier = "Fornecedor preferido",
        NoSupplier = "Nenhum escolhido",
        ChooseSupplier = "Escolher fornecedor",
        More = "Mais",
        SupplierRecord = "{0} pedidos, atraso em dias: {1:N1}",
        Delivery = "Entrega",
        Arrivals = "{0} de {1} entregas chegaram.",
        MoveTo = "Mover o negócio para",
        Note = "Nota no negócio",
        Save = "Salvar",
        Cancel = "Cancelar",
        NotSaved = "O negócio não foi alterado.",
        Unloading = "Descarga",
        UnloadingHint = "O que os motoristas que descarregam aqui precisam saber.",
        Saved = "Salvo",
        Accounting = "Contabilidade",
        Source = "Fonte",
        NotAllowed = "O aplicativo não pode ler isto no seu portal. Peça a um administrador que amplie as permissões dele.",
        NoRight = "Você não tem permissão para ver isto.",
        NotThere = "Isto não existe mais no portal.",
        NoAnswer = "O portal não responde no momento. Tente novamente mais tarde.",
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

    public string Receiving { get; init; } = "Take in a delivery";

    public string NothingOnItsWay { get; init; } = "Nothing is on its way any more.";

    public string ReceivedToday { get; init; } = "arrived today";

    public string Deliveries { get; init; } = "Deliveries";

    public string NoDeliveries { get; init; } = "Nothing is delivered in this period.";

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

    public string Unloading { get; init; } = "Unloading";

    public string UnloadingHint { get; init; } = "What drivers have to know who unload here.";

    public string Saved { get; init; } = "Saved";

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

    public string LateDeliveries { get; init; } = "Late deliveries: {0}.";

    public string DueToday { get; init; } = "Deliveries today: {0}.";

    public string Welcome { get; init; } = "Deal Desk is installed. You find it in deals, chats, calls, tasks and the main menu.";

    public string Stage { get; init; } = "Stage";

    public string Client { get; init; } = "Client";

    public string DealTitle { get; init; } = "Deal";

    public string Caller { get; init; } = "Caller";

    public string YourDeals { get; init; } = "Your open deals";

    public string NoOpenDeals { get; init; } = "No open deals.";

    public string NextDelivery { get; init; } = "Next delivery";

    public string Hello { get; init; } = "Hello, {0}";

    public string PreferredSupplier { get; init; } = "Preferred supplier";

    public string NoSupplier { get; init; } = "None chosen";

    public string ChooseSupplier { get; init; } = "Choose a supplier";

    public string More { get; init; } = "More";

    public string SupplierRecord { get; init; } = "{0} orders, delay in days: {1:N1}";

    public string Delivery { get; init; } = "Delivery";

    public string Arrivals { get; init; } = "{0} of {1} deliveries have arrived.";

    public string MoveTo { get; init; } = "Move the deal to";

    public string Note { get; init; } = "Note in the deal";

    public string Save { get; init; } = "Save";

    public string Cancel { get; init; } = "Cancel";

    public string NotSaved { get; init; } = "The deal was not changed.";

    public string Accounting { get; init; } = "Accounting";

    public string Source { get; init; } = "Source";

    public string NotAllowed { get; init; } =
        "The application may not read this on your portal. Ask an administrator to extend its rights.";

    public string NoRight { get; init; } = "You have no right to see this.";

    public string NotThere { get; init; } = "This is no longer on the portal.";

    public string NoAnswer { get; init; } = "The portal does not answer at the moment. Try again later.";

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

    /// <summary>What a deal is called; its number where the portal does not show it.</summary>
    public string NameOf(int deal, IReadOnlyDictionary<int, string> titles) => titles.GetValueOrDefault(deal) ?? Format(Deal, deal);

    /// <summary>An amount with its currency.</summary>
    public string Money(decimal amount, string currency) => $"{amount.ToString("N2", Culture)} {currency}";

    /// <summary>How an order stands on a day.</summary>
    public string StateOf(Supply supply, DateOnly today) =>
        supply.Arrived is { } arrived ? Format(Arrived, arrived)
        : supply.Due < today ? Late
        : OnItsWay;

    /// <summary>What it means to the user that the portal has refused something.</summary>
    public string Explain(BitrixException problem) => problem.Code?.ToUpperInvariant() switch
    {
        "INSUFFICIENT_SCOPE" or "ERROR_METHOD_NOT_FOUND" => NotAllowed,
        "ACCESS_DENIED" or "ACCESS_ERROR" or "USER_ACCESS_ERROR" or "ALLOWED_ONLY_INTRANET_USER" => NoRight,
        "NOT_FOUND" => NotThere,
        _ => NoAnswer,
    };

    /// <summary>A day.</summary>
    public string Day(DateOnly date) => date.ToString("d", Culture);
}
