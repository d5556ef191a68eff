using Placement.Batches;
using Placement.Transport;

namespace Placement;

/// <summary>One command of a <c>batch</c>: a method and its parameters.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">batch</seealso>
public sealed class BatchCommand
{
    /// <summary>Creates a command.</summary>
    /// <param name="key">
    /// Labels the answer, and lets later commands refer to it as <c>$result[key]</c>. Null: the command's number, from 0.
    /// </param>
    /// <param name="method">The method's name, such as <c>placement.bind</c>. Bitrix24 refuses <c>batch</c> within a batch.</param>
    /// <param name="parameters">
    /// The parameters as a JSON object in UTF-8; empty: none. A command carries texts only: numbers arrive as texts, true
    /// and false as <c>1</c> and <c>0</c>; nulls and empty maps and lists do not arrive. <c>$result[…]</c> inside a text is
    /// replaced by the portal if there is such a result.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The key is empty, the method is no method's name, or the parameters are no JSON object or have a name or a text that a
    /// command cannot carry, such as a name with brackets.
    /// </exception>
    public BatchCommand(string? key, string method, ReadOnlyMemory<byte> parameters = default)
    {
        if (key is { Length: 0 })
        {
            throw new ArgumentException("The key is empty. Without a key, the command's number is taken.", nameof(key));
        }

        MethodName.Check(method);
        Key = key;
        Method = method;
        try
        {
            string query = BatchQuery.Encode(parameters.Span);
            Text = query.Length == 0 ? method : method + "?" + query;
        }
        catch (FormatException unfit)
        {
            throw new ArgumentException(unfit.Message, nameof(parameters));
        }
    }

    private BatchCommand(string key, BatchCommand command)
    {
        Key = key;
        Method = command.Method;
        Text = command.Text;
    }

    /// <summary>What labels the answer; null: the command's number.</summary>
    public string? Key { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>The command as it is sent: ASCII, the method and its query string.</summary>
    internal string Text { get; }

    /// <summary>The same command with another label.</summary>
    internal BatchCommand WithKey(string key) => new(key, this);
}
