using System.Security.Cryptography;
using System.Text.Json;

namespace Storefront.Core.Shared;

/// <summary>Names one press of a button, so that asking again has no second effect: the header <c>Idempotency-Key</c>, or the hidden field of a form.</summary>
/// <param name="Owner">Who asks: a customer's id or a member of staff. Keys of different people never meet.</param>
/// <param name="Key">1 to 255 characters, made by whoever asks and new for each press.</param>
public sealed record RequestKey(string Owner, string Key)
{
    public const int MaxLength = 255;

    public RequestKey(CustomerId customer, string key)
        : this(customer.ToString(), key)
    {
    }

    /// <summary>A new key, for a form that is about to be shown.</summary>
    public static string Fresh() => Guid.CreateVersion7().ToString("N");

    /// <summary>What is asked for under the key. Another request under the same key is refused.</summary>
    public KeyedRequest For<T>(T command)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(command, Json.Options);
        return new(this, Convert.ToHexString(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes($"{typeof(T)}\n"), .. body])));
    }
}

/// <param name="Fingerprint">The same for two requests that ask for the same.</param>
public sealed record KeyedRequest(RequestKey Key, string Fingerprint);

/// <summary>The same request is being worked on at this moment: ask again in a second.</summary>
public sealed class RequestInFlightException(RequestKey key, Exception inner)
    : Exception($"Request {key.Key} is under way.", inner);

/// <summary>A key came back with another request: a mistake of the client.</summary>
public sealed class RequestKeyReusedException(RequestKey key)
    : Exception($"Request key {key.Key} was used for something else before.");
