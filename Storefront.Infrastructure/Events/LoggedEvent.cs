using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Events;

/// <summary>A fact with its place in the log.</summary>
/// <param name="Position">1 for the first; grows by exactly one, in the order everybody sees.</param>
/// <param name="Id">The same on every delivery.</param>
/// <param name="Type">Name of the fact: <c>OrderPlaced</c>.</param>
/// <param name="Fact">Null when this version of the shop cannot read it.</param>
public sealed record LoggedEvent(long Position, DateTimeOffset RecordedAt, Guid Id, string Type, IDomainEvent? Fact);
