using System.Text.Json;
using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Events;

internal sealed record Event : IKept
{
    public required string Id { get; init; }

    public string Object => "event";

    public string ApiVersion => ApiCall.Version;

    public required long Created { get; init; }

    public required EventData Data { get; init; }

    public bool Livemode => false;

    /// <summary>1 until the receiver has accepted it.</summary>
    public int PendingWebhooks { get; init; }

    public required EventRequest Request { get; init; }

    public required string Type { get; init; }
}

/// <summary>The object as it was when the event happened, and what the change replaced.</summary>
internal sealed record EventData
{
    public required JsonElement Object { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? PreviousAttributes { get; init; }
}

/// <summary>The API request that caused the event; nulls for what happened by itself.</summary>
internal sealed record EventRequest(string? Id, string? IdempotencyKey);
