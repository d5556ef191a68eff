namespace System.Runtime.CompilerServices;

/// <summary>Lets members have init accessors.</summary>
internal static class IsExternalInit;
