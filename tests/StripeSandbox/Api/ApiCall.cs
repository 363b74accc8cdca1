using System.Text.Json;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Events;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>Who calls: the shop's server with the secret key, or a browser with the publishable one.</summary>
internal enum Caller
{
    Shop,
    Browser,
}

/// <summary>One piece of work: who asks for what, when, and the books it may change.</summary>
internal sealed record ApiCall
{
    /// <summary>The version that the pinned Stripe.net speaks; the sandbox speaks no other.</summary>
    public const string Version = "2026-10-28.endive";

    public required SandboxBooks Books { get; init; }

    public required Form Form { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Now { get; init; }

    /// <summary>Where the sandbox is, and its settings.</summary>
    public required SandboxAddresses Sandbox { get; init; }

    /// <summary>The id in the path, empty where there is none.</summary>
    public string Id { get; init; } = "";

    public string? RequestId { get; init; }

    public string? IdempotencyKey { get; init; }

    public void Emit<T>(string type, T value, object? previous = null) => Books.Events.Put(new Event
    {
        Id = Ids.New("evt"),
        Created = Now,
        Type = type,
        Data = new EventData
        {
            Object = Wire.Element(value),
            PreviousAttributes = previous is null ? null : JsonSerializer.SerializeToElement(previous, Wire.Options),
        },
        PendingWebhooks = Sandbox.WebhookUrl is null ? 0 : 1,
        Request = new EventRequest(RequestId, IdempotencyKey),
    });
}

/// <summary>The work behind an address.</summary>
internal delegate Answer ApiWork(ApiCall call);
