using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>What goes back to the caller.</summary>
internal sealed record Answer(int Status, JsonObject Body)
{
    public static Answer Ok<T>(T value) => new(200, Wire.Object(value));

    public static Answer Failed(int status, StripeError error) =>
        new(status, new JsonObject { ["error"] = Wire.Object(error) });
}

/// <summary>The first answer to an idempotency key, kept to be repeated.</summary>
internal sealed record SavedAnswer(string Id, string Fingerprint, int Status, JsonObject Body, string RequestId) : IKept;
