using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>How objects look on the wire and in the journal: snake case, nulls written, as Stripe does.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonObject Object<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!.AsObject();

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Options);
}
