using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>What is found out about a symbol once for each compilation: a generator asks for each widget after every key stroke.</summary>
/// <param name="find">Finds it out.</param>
internal sealed class SymbolFacts<TSymbol, TFact>(Func<TSymbol, Compilation, TFact> find)
    where TSymbol : class, ISymbol
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<TSymbol, TFact>> _known = new();

    public TFact Of(TSymbol symbol, Compilation compilation)
    {
        ConcurrentDictionary<TSymbol, TFact> known = _known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        return known.TryGetValue(symbol, out TFact? fact) ? fact : known.GetOrAdd(symbol, find(symbol, compilation));
    }
}
