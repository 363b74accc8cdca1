using System.Collections.Frozen;
using System.Text.Json;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Events;

/// <summary>The public names of facts: a fact's name is its record's name.</summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<string, Type> s_byName = typeof(IDomainEvent).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDomainEvent)))
        .ToFrozenDictionary(type => type.Name);

    public static string NameOf(IDomainEvent fact) => fact.GetType().Name;

    public static string Write(IDomainEvent fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json.Options);

    /// <summary>Null when this version of the shop does not know the type: another node may already be newer.</summary>
    /// <exception cref="JsonException">The type is known but the document does not fit it.</exception>
    public static IDomainEvent? Read(string type, string payload) =>
        s_byName.TryGetValue(type, out var known) ? (IDomainEvent?)JsonSerializer.Deserialize(payload, known, Json.Options) : null;
}
