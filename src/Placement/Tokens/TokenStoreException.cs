namespace Placement.Tokens;

/// <summary>The application's token store failed. Callers see it as a <see cref="BitrixException"/>.</summary>
internal sealed class TokenStoreException(string message, Exception? innerException) : Exception(message, innerException);
