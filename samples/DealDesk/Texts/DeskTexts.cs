using System.Globalization;
using DealDesk.Data;
using Placement;

namespace DealDesk.Texts;

/// <summary>Everything that the desk says, in one language. Where a text has braces, values are inserted by their position.</summary>
public sealed partial record DeskTexts
{
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

    public string TooLong { get; init; } = "Not saved: write {0} characters at most.";

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
