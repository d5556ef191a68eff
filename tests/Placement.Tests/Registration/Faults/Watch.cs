using System.Text.Json.Nodes;

namespace Placement.Tests.Registration.Faults;

/// <summary>Looks at a portal after every single command, and notes what users would miss.</summary>
internal sealed class Watch
{
    private readonly Scenario _scenario;

    /// <summary>How often a bind was received at an exchanged place since it became empty.</summary>
    private readonly Dictionary<string, int> _bindsAtEmptyPlaces = [];

    public Watch(Scenario scenario)
    {
        _scenario = scenario;
        Action<string> before = scenario.Portal.Before;
        Action<string> after = scenario.Portal.After;
        Action<string> beforeRequest = scenario.Portal.BeforeRequest;
        scenario.Portal.BeforeRequest = request => WatchRequest(request, beforeRequest);
        scenario.Portal.Before = call =>
        {
            BeforeCommand(call);
            before(call);
        };
        scenario.Portal.After = call =>
        {
            AfterCommand();
            after(call);
        };
    }

    /// <summary>What was lost at some moment; there must be nothing.</summary>
    public List<string> Lost { get; } = [];

    private IEnumerable<string> EmptyPlaces => _scenario.ExchangedPlaces.Except(_scenario.Portal.Rows.Select(Scenario.PlaceOf));

    /// <summary>A bind that does not even get through has been tried too.</summary>
    private void WatchRequest(string request, Action<string> before)
    {
        try
        {
            before(request);
        }
        catch (BitrixException) when (request == "placement.bind")
        {
            foreach (string place in EmptyPlaces)
            {
                _bindsAtEmptyPlaces[place] = _bindsAtEmptyPlaces.GetValueOrDefault(place) + 1;
            }

            throw;
        }
    }

    private void BeforeCommand(string call)
    {
        if (call == "get" || call == "list")
        {
            return;
        }

        JsonObject sent = _scenario.Portal.Parameters[^1];
        if (sent["HANDLER"] is null)
        {
            Lost.Add($"{call} names no handler");
        }

        foreach (string place in EmptyPlaces)
        {
            if (Scenario.PlaceOf(sent) == place)
            {
                _bindsAtEmptyPlaces[place] = _bindsAtEmptyPlaces.GetValueOrDefault(place) + 1;
            }
            else if (_bindsAtEmptyPlaces.GetValueOrDefault(place) < 2)
            {
                // Neither what replaces it nor what it was before has been refused yet.
                Lost.Add($"{place} is empty while {call} goes first");
            }
        }
    }

    private void AfterCommand()
    {
        Dictionary<string, string> rows = _scenario.Portal.Rows.ToDictionary(Scenario.IdentityOf, static row => row.ToJsonString());
        foreach ((string identity, string row) in _scenario.Untouchable)
        {
            if (!rows.TryGetValue(identity, out string? current) || current != row)
            {
                Lost.Add($"{identity} was touched");
            }
        }
    }
}
