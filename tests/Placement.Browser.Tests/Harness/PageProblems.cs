using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Placement.Browser.Tests.Harness;

/// <summary>What goes wrong in a page: errors in its console, and requests to hosts that are none of the test's.</summary>
internal sealed class PageProblems
{
    private readonly ConcurrentQueue<string> _texts = [];

    public PageProblems(IPage page, params Uri[] expected)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _texts.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _texts.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data", Authority: var host } && expected.All(address => address.Authority != host))
            {
                _texts.Enqueue($"A request went to {host}.");
            }
        };
    }

    public IEnumerable<string> Texts => _texts;

    public void Add(string text) => _texts.Enqueue(text);
}
