using System.Collections;
using System.Collections.Immutable;

namespace Placement.Generators.Models;

/// <summary>An immutable array that is equal to another with equal elements, as the pipeline's cache needs.</summary>
/// <remarks>
/// A class, because a compiler compiles its pipeline anew for every structure that goes through it, in each of its processes: with
/// references it is the code that the SDK's own generators have already used.
/// </remarks>
internal sealed class EquatableArray<T>(ImmutableArray<T> items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : class, IEquatable<T>
{
    public static EquatableArray<T> Empty { get; } = new(ImmutableArray<T>.Empty);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(EquatableArray<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Count != other.Count)
        {
            return false;
        }

        for (int i = 0; i < Count; i++)
        {
            if (!this[i].Equals(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (T item in items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public ImmutableArray<T>.Enumerator GetEnumerator() => items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)items).GetEnumerator();
}

/// <summary>Makes equatable arrays.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : class, IEquatable<T> => ToEquatableArray(items.ToImmutableArray());

    public static EquatableArray<T> ToEquatableArray<T>(this ImmutableArray<T> items)
        where T : class, IEquatable<T> => items.IsEmpty ? EquatableArray<T>.Empty : new(items);
}
