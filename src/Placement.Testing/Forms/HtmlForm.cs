namespace Placement.Testing.Forms;

/// <summary>A form of a page, as a browser would send it.</summary>
/// <param name="Action">Where it is sent; empty: to the page's own address.</param>
/// <param name="Fields">All that has a name in it, in the order of the page.</param>
internal sealed record HtmlForm(string Action, IReadOnlyList<HtmlField> Fields)
{
    /// <summary>The first form of a page that is sent by POST; null: there is none.</summary>
    public static HtmlForm? Find(string html) => HtmlFormReader.Read(html);

    /// <summary>The names of its fields, each once.</summary>
    public IEnumerable<string> Names => Fields.Select(static named => named.Name).Distinct(StringComparer.Ordinal);

    /// <summary>What its hidden fields hold, such as the ticket of a session.</summary>
    public IEnumerable<string> Hidden =>
        Fields.Where(static named => named.IsHidden).SelectMany(static named => named.Values).Where(static value => value.Length > 0);

    /// <summary>What is sent: what all other fields hold as they were shown, and what is given. An empty text clears a box.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fill(IReadOnlyDictionary<string, string> given) => Fields
        .Where(field => !given.ContainsKey(field.Name))
        .SelectMany(static field => field.Values.Select(value => KeyValuePair.Create(field.Name, value)))
        .Concat(given.Where(pair => pair.Value.Length > 0 || !IsBox(pair.Key)));

    /// <summary>Whether a name has boxes to tick and nothing else, so that nothing is sent of one that is cleared.</summary>
    private bool IsBox(string name) => Fields.Where(field => field.Name == name).All(static field => field.Type == "checkbox");
}
