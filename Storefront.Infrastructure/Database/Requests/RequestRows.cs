using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database.Requests;

/// <summary>The row of a keyed request, inside the transaction of its work: inserted before anything else, answered before the commit.</summary>
internal static class RequestRows
{
    /// <returns>The answer of an earlier, equal request; null: this is the first.</returns>
    /// <exception cref="RequestInFlightException">Another transaction has the key and did not end within a quarter of a second.</exception>
    /// <exception cref="RequestKeyReusedException">The key was used for something else.</exception>
    public static async Task<string?> ClaimAsync(StorefrontContext context, KeyedRequest request, DateTimeOffset now, CancellationToken ct)
    {
        var (owner, key) = (request.Key.Owner, request.Key.Key);
        if (await InsertAsync(context, request, now, ct)) return null;
        var known = await context.Set<AnsweredRequest>().AsNoTracking().SingleAsync(row => row.Owner == owner && row.Key == key, ct);
        return known.Fingerprint == request.Fingerprint ? known.Answer : throw new RequestKeyReusedException(request.Key);
    }

    public static Task AnswerAsync<T>(StorefrontContext context, KeyedRequest request, T result, CancellationToken ct)
    {
        var answer = JsonSerializer.Serialize(new Case(result!.GetType().Name, JsonSerializer.SerializeToElement(result, result.GetType(), Json.Options)), Json.Options);
        return context.Database.ExecuteSqlAsync($"UPDATE orders.requests SET answer = {answer} WHERE owner = {request.Key.Owner} AND key = {request.Key.Key}", ct);
    }

    /// <summary>Reads a case of a closed result, or a plain value.</summary>
    public static T Read<T>(string answer)
    {
        var stored = JsonSerializer.Deserialize<Case>(answer, Json.Options)!;
        var type = typeof(T).IsAbstract ? typeof(T).GetNestedType(stored.Name) ?? throw new InvalidOperationException($"{typeof(T)} has no case {stored.Name} any more.") : typeof(T);
        return (T)stored.Value.Deserialize(type, Json.Options)!;
    }

    /// <summary>One round trip. Whoever finds the key taken waits for its transaction, but not long.</summary>
    private static async Task<bool> InsertAsync(StorefrontContext context, KeyedRequest request, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await context.Database.ExecuteSqlAsync(
                $"""
                SET LOCAL lock_timeout = '250ms';
                INSERT INTO orders.requests (owner, key, fingerprint, asked_at)
                VALUES ({request.Key.Owner}, {request.Key.Key}, {request.Fingerprint}, {now}) ON CONFLICT DO NOTHING;
                SET LOCAL lock_timeout TO DEFAULT
                """,
                ct) > 0;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new RequestInFlightException(request.Key, fault);
        }
    }

    private sealed record Case(string Name, JsonElement Value);
}
