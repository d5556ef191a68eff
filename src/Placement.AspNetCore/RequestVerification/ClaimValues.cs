using System.Diagnostics.CodeAnalysis;
using Placement.Configuration;

namespace Placement.RequestVerification;

/// <summary>Reads what a claim says, before any of it is proven.</summary>
internal static class ClaimValues
{
    /// <summary>Tokens have 32 or about 70 characters.</summary>
    private const int MaxTokenLength = 1024;

    private const int MaxAddressLength = 1024;

    /// <summary>A token; null: there is none, or what is there cannot be one.</summary>
    public static string? Token(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxTokenLength ? null : text;

    /// <summary>Whether an address is given, be it one or not.</summary>
    public static bool IsGiven([NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>An absolute address; null: it is none.</summary>
    public static Uri? Address(string text) =>
        text.Length <= MaxAddressLength && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : null;

    /// <summary>The https origin of a host with or without port; null: the text is no host.</summary>
    public static Uri? Origin(string host) =>
        TrustedHost.IsBare(host) ? Address($"https://{host}/") : null;
}
