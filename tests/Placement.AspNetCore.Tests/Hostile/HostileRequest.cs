using System.Globalization;
using Placement.AspNetCore.Tests.RequestVerification.Harness;

namespace Placement.AspNetCore.Tests.Hostile;

/// <summary>A request that must not reach a widget, made from one that would.</summary>
/// <param name="Number">Which one it is: the same seed and number make the same request.</param>
/// <param name="Path">Where it goes, with its query.</param>
/// <param name="Body">Its form.</param>
/// <param name="ContentType">What it says that it is.</param>
/// <param name="Tricks">What is wrong with it.</param>
/// <param name="Marker">A text that stands in it, and may not come back.</param>
internal sealed record HostileRequest(
    int Number, string Path, string Body, string ContentType, IReadOnlyList<string> Tricks, string Marker)
{
    /// <summary>What the application under test does not read.</summary>
    public const int TooLong = 64 * 1024;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Endpoints =
    [
        "http://127.0.0.1:5432/", "https://127.0.0.1/rest/", "http://localhost/rest/", "https://[::1]/rest/", "https://10.0.0.1/rest/",
        "https://172.16.3.4/rest/", "https://192.168.1.1/rest/", "https://169.254.169.254/latest/meta-data/", "file:///etc/passwd",
        "gopher://oauth.bitrix.info/", "ftp://oauth.bitrix.info/rest/", "http://oauth.bitrix.info/rest/",
        "https://oauth.bitrix.info.evil.example/rest/", "https://oauth.bitrix.info@evil.example/rest/",
        "https://evil.example/oauth.bitrix.info/rest/", "//evil.example/rest/", "https://oauth.bitrix.info:8443/rest/",
        "https://ｏａｕｔｈ.bitrix.info/rest/", "https://oauth。bitrix.info/rest/", "https://ⓞauth.bitrix.info/rest/",
        "https://oa\u00aduth.bitrix.info/rest/", "https://oauth.bıtrix.info/rest/", "https://оauth.bitrix.info/rest/",
        "https://user:pass@oauth.bitrix.info/rest/", "javascript:alert(1)", "https://oauth.bitrix.info\\@evil.example/",
        "https://0x7f000001/", "https://2130706433/", "not an address", "",
    ];

    private static readonly string[] Domains =
    [
        "evil.example", "127.0.0.1:8080", "localhost", "acme.bitrix24.com.evil.example", "evilbitrix24.com",
        "acme.bitrix24.com@evil.example",
        "acme.bitrix24.com\r\nSet-Cookie: owned=1", "acme.bitrix24.com\nX-Evil: 1", "*", "'self' *; script-src *",
        "acme.bitrix24.com; frame-src *", "[::1]", "169.254.169.254",
        "acme.bitrix24.com:8080", ".bitrix24.com", "аcme.bitrix24.com", "ａcme.bitrix24.com", "acme．bitrix24.com", "ac\u00adme.bitrix24.com",
        "",
    ];

    private static readonly string[] Charsets = ["utf-7",
        "utf-16", "utf-32", "ibm037", "x-user-defined", "\"utf-7\"", "utf-8;charset=utf-7", ""];

    private static readonly string[] Scripts =
    [
        "<script>{0}</script>", "\"><img src=x onerror={0}>", "'-{0}-'", "</title><svg onload={0}>", "{{{{{0}}}}}", "%3Cscript%3E{0}",
        "\u0000{0}", "\ud83d\ude00{0}\u2028", "${{{0}}}", "{0}\r\nX-Owned: {0}",
    ];

    /// <summary>What the fields of frames are called in events.</summary>
    private static readonly Dictionary<string, string> EventFields = new()
    {
        ["member_id"] = "auth[member_id]",
        ["APPLICATION_TOKEN"] = "auth[application_token]",
        ["AUTH_ID"] = "auth[access_token]",
        ["REFRESH_ID"] = "auth[refresh_token]",
        ["SERVER_ENDPOINT"] = "auth[server_endpoint]",
        ["APPLICATION_SCOPE"] = "auth[scope]",
        ["status"] = "auth[status]",
    };

    private const string SystemUserReady = "ONAPPUSERREADY";

    /// <summary>What the fields of frames are called where an event brings the tokens of the application's system user.</summary>
    private static readonly Dictionary<string, string> SystemUserFields = new()
    {
        ["member_id"] = "data[member_id]",
        ["AUTH_ID"] = "data[access_token]",
        ["REFRESH_ID"] = "data[refresh_token]",
        ["AUTH_EXPIRES"] = "data[expires_in]",
        ["SERVER_ENDPOINT"] = "data[server_endpoint]",
        ["status"] = "data[status]",
    };

    private static readonly string[] Events =
    [
        "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPTEST", "ONCRMDEALADD", SystemUserReady, SystemUserReady, "ONAPPPAYMENT",
        "ONSUBSCRIPTIONRENEW",
    ];

    /// <summary>The access token of an employee of a portal, as the authorization server knows it.</summary>
    public static string EmployeeOf(Portal portal) => "employee-of-" + portal.MemberId;

    /// <summary>Makes the request with this number.</summary>
    /// <param name="seed">Which series it belongs to.</param>
    /// <param name="number">Its number in the series.</param>
    /// <param name="path">The widget's handler.</param>
    /// <param name="portals">Portals that the application knows, at least two.</param>
    /// <param name="isEvent">Whether it is an event in place of a frame.</param>
    /// <param name="isInstaller">Whether it opens the installer.</param>
    public static HostileRequest Create(
        int seed, int number, string path, IReadOnlyList<Portal> portals, bool isEvent = false, bool isInstaller = false)
    {
        var random = new Random(HashCode.Combine(seed, number));
        string marker = "zq" + string
            .Concat(Enumerable.Range(0, 12).Select(_ => Letters[random.Next(Letters.Length)])) + number
            .ToString(CultureInfo.InvariantCulture);
        Portal portal = portals[random.Next(portals.Count)];
        var draft = new Draft(random, portal, portals.First(other => other != portal), marker);
        draft.Forge();
        for (int more = random.Next(4); more > 0; more--)
        {
            draft.Disturb();
        }

        if (isEvent)
        {
            draft.TurnIntoEvent(Events[random.Next(Events.Length)]);
        }

        if (isEvent || isInstaller)
        {
            draft.SendAsEmployee(isEvent);
        }

        return new HostileRequest(
            number, path + "?" + Encode(draft.Query), draft.RawBody ?? Encode(draft.Form), draft.ContentType, draft.Tricks, marker);
    }

    public override string ToString() => $"hostile request {Number} ({string.Join(", ", Tricks)})";

    private static string Encode(List<KeyValuePair<string, string>> fields) => string.Join(
        '&',
        fields.Select(static field => WebUtilityEncode(field.Key) + "=" + WebUtilityEncode(field.Value)));

    private static string WebUtilityEncode(string text) => System.Net.WebUtility.UrlEncode(text);

    private sealed class Draft
    {
        private readonly Random _random;
        private readonly Portal _portal;
        private readonly Portal _other;
        private readonly string _marker;

        public Draft(Random random, Portal portal, Portal other, string marker)
        {
            _random = random;
            _portal = portal;
            _other = other;
            _marker = marker;
            Query =
            [
                new("DOMAIN", portal.Domain),
                new("PROTOCOL", "1"),
                new("LANG", random.Next(2) == 0 ? "en" : "de"),
                new("APP_SID", Hex(32)),
            ];
            Form =
            [
                new("AUTH_ID", Hex(70)),
                new("AUTH_EXPIRES", "3600"),
                new("REFRESH_ID", Hex(70)),
                new("SERVER_ENDPOINT", "https://oauth.bitrix.info/rest/"),
                new("APPLICATION_TOKEN", portal.ApplicationToken!),
                new("APPLICATION_SCOPE", "crm,placement"),
                new("member_id", portal.MemberId),
                new("status", "L"),
                new("PLACEMENT", Placements.Crm.Deal.DetailTab),
                new("PLACEMENT_OPTIONS", """{"ID":"17","URI":"\/crm\/deal\/details\/17\/"}"""),
            ];
        }

        public List<KeyValuePair<string, string>> Query { get; }

        public List<KeyValuePair<string, string>> Form { get; }

        public string? RawBody { get; private set; }

        public string ContentType { get; private set; } = "application/x-www-form-urlencoded";

        public List<string> Tricks { get; } = [];

        /// <summary>Makes sure that the request proves nothing, or is none.</summary>
        public void Forge()
        {
            switch (_random.Next(9))
            {
                case 0:
                    Trick("wrong application token", () => Set("APPLICATION_TOKEN", Hex(32)));
                    break;
                case 1:
                    Trick("cut application token", () => Set("APPLICATION_TOKEN", _portal.ApplicationToken![..^1]));
                    break;
                case 2:
                    Trick("no application token", () => Form.RemoveAll(static field => field.Key == "APPLICATION_TOKEN"));
                    break;
                case 3:
                    Trick("another portal's application token", () => Set("APPLICATION_TOKEN", _other.ApplicationToken!));
                    break;
                case 4:
                    Trick("another portal's member id", () => Set("member_id", _other.MemberId));
                    break;
                case 5:
                    Trick("unknown member id", () => Set("member_id", Hex(32)));
                    break;
                case 6:
                    Trick("no member id", () => Form.RemoveAll(static field => field.Key == "member_id"));
                    break;
                case 7:
                    Trick("member id that is none", () => Set("member_id", Script()));
                    break;
                default:
                    Trick(
                        "application token with something behind it", () => Set("APPLICATION_TOKEN", _portal.ApplicationToken + Script()));
                    break;
            }
        }

        /// <summary>Whatever else can be done to a request.</summary>
        public void Disturb()
        {
            switch (_random.Next(14))
            {
                case 0:
                    Trick("server endpoint", () => Set("SERVER_ENDPOINT", Endpoints[_random.Next(Endpoints.Length)]));
                    break;
                case 1:
                    Trick("domain", () => SetQuery("DOMAIN", Domains[_random.Next(Domains.Length)]));
                    break;
                case 2:
                    Trick("script in a field", () =>
                    {
                        int at = _random.Next(Form.Count);
                        Form[at] = new(Form[at].Key, Script());
                    });
                    break;
                case 3:
                    Trick("script in the query", () => SetQuery(Query[_random.Next(Query.Count)].Key, Script()));
                    break;
                case 4:
                    Trick(
                        "script in the context",
                        () => Set("PLACEMENT_OPTIONS", $$"""{"ID":"{{_marker}}","URI":"<script>{{_marker}}</script>"}"""));
                    break;
                case 5:
                    Trick("deep JSON", () => Set("PLACEMENT_OPTIONS", new string('[', 40 + _random.Next(3000)) + _marker));
                    break;
                case 6:
                    Trick(
                        "JSON with keys that repeat", () =>
                            Set(
                                "PLACEMENT_OPTIONS", "{" + string.Join(
                                    ',', Enumerable.Repeat("\"ID\":\"" + _marker + "\"", _random.Next(1, 500))) + "}"));
                    break;
                case 7:
                    Trick("keys with brackets", () =>
                    {
                        for (int i = _random.Next(1, 1000); i > 0; i--)
                        {
                            Form.Add(new("auth" + string.Concat(Enumerable.Repeat("[" + _marker + "]", _random.Next(1, 20))), _marker));
                        }
                    });
                    break;
                case 8:
                    Trick("oversized", () => Form.Add(new("padding", new string('x', TooLong + _random.Next(4096)) + _marker)));
                    break;
                case 9:
                    Trick(
                        "fields that repeat", () =>
                            Form.AddRange(
                                [new("member_id", _other.MemberId), new("APPLICATION_TOKEN", Script()), new("PLACEMENT", _marker)]));
                    break;
                case 11:
                    Trick("names in another case", () =>
                    {
                        string name = Form[_random.Next(Form.Count)].Key;
                        Form.Insert(_random.Next(Form.Count), new(
                            _random.Next(2) == 0 ? name.ToUpperInvariant() : name.ToLowerInvariant(), _other.MemberId));
                        Form.Add(new("Member_Id", _other.MemberId));
                    });
                    break;
                case 12:
                    Trick("charset", () => ContentType += "; charset=" + Charsets[_random.Next(Charsets.Length)]);
                    break;
                case 10:
                    Trick("placement", () => Set("PLACEMENT", _random.Next(2) == 0 ? Script() : "CRM_" + _marker));
                    break;
                default:
                    Trick("no form", () => RawBody = _random.Next(3) switch
                    {
                        0 => "{\"member_id\":\"" + _marker + "\"}",
                        1 => "%zz%" + _marker + "=%%%&&&==",
                        _ => new string('&', _random.Next(2000)) + _marker,
                    });
                    break;
            }
        }

        /// <summary>The same, told as an event.</summary>
        public void TurnIntoEvent(string name)
        {
            if (name == SystemUserReady)
            {
                // In some, only what the event says of its origin is forged, and in some only what it brings.
                bool isForged = _random.Next(3) > 0;
                Form.AddRange(
                [
                    .. Form.Where(static field => SystemUserFields.ContainsKey(field.Key))
                        .Select(field => KeyValuePair.Create(
                            SystemUserFields[field.Key],
                            field.Key == "member_id" && !isForged ? _portal.MemberId : field.Value)).ToArray(),
                    new("data[user_id]", _random.Next(2) == 0 ? "1" : Hex(3)),
                    new("data[client_id]", "local.0123456789abcd.12345678"),
                ]);
            }

            for (int i = 0; i < Form.Count; i++)
            {
                Form[i] = new(EventFields.GetValueOrDefault(Form[i].Key, Form[i].Key), Form[i].Value);
            }

            Form.AddRange(
            [
                new("event", name),
                new("data[VERSION]", "1"),
                new("data[CLEAN]", "1"),
                new("auth[domain]", Query[0].Value),
                new("auth[client_endpoint]", $"https://{Query[0].Value}/rest/"),
            ]);
        }

        /// <summary>
        /// An employee of the portal, whose access token is good, makes up an installation, an update or a removal, or repeats an old one;
        /// with the application token that stands in every browser of the portal, or one of their own.
        /// </summary>
        public void SendAsEmployee(bool isEvent)
        {
            if (_random.Next(3) > 0)
            {
                return;
            }

            Trick("an employee's access token", () => Set(isEvent ? EventFields["AUTH_ID"] : "AUTH_ID", EmployeeOf(_portal)));
            Set(isEvent ? EventFields["member_id"] : "member_id", _portal.MemberId);
            Set(isEvent
                ? EventFields["APPLICATION_TOKEN"]
                : "APPLICATION_TOKEN", _random.Next(2) == 0 ? _portal.ApplicationToken! : Hex(32));
            if (isEvent)
            {
                if (Form.Any(static field => field.Value == SystemUserReady))
                {
                    Trick("an employee's tokens as the system user's", () => Set("data[access_token]", EmployeeOf(_portal)));
                    Set("data[member_id]", _portal.MemberId);
                    if (_random.Next(3) > 0)
                    {
                        // As the authorization server has it.
                        Set("data[user_id]", ScriptedAnswers.UserId);
                        Set("data[server_endpoint]", "https://oauth.bitrix.info/rest/");
                        Set(EventFields["SERVER_ENDPOINT"], "https://oauth.bitrix.info/rest/");
                    }
                }

                Set("ts", _random.Next(3) switch { 0 => "1", 1 => "4102444800", _ => "1787220000" });
            }
            else
            {
                Set("PLACEMENT", Placements.Default);
            }
        }

        private void Trick(string name, Action apply)
        {
            Tricks.Add(name);
            apply();
        }

        private string Script() => string.Format(CultureInfo.InvariantCulture, Scripts[_random.Next(Scripts.Length)], _marker);

        private string Hex(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[_random.Next(16)]));

        private void Set(string name, string value)
        {
            Form.RemoveAll(field => field.Key == name);
            Form.Add(new(name, value));
        }

        private void SetQuery(string name, string value)
        {
            Query.RemoveAll(field => field.Key == name);
            Query.Add(new(name, value));
        }
    }
}
