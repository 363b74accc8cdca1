using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Host;

/// <summary>Where the sandbox is and whom it tells, known once it listens.</summary>
internal sealed class SandboxAddresses(SandboxOptions options)
{
    public SandboxOptions Options => options;

    /// <summary>Own origin, without a slash at the end.</summary>
    public string Origin { get; set; } = "";

    public string? WebhookUrl { get; set; } = string.IsNullOrEmpty(options.WebhookUrl) ? null : options.WebhookUrl;

    /// <summary>A call that nobody made over the API, such as a dispute that just happens.</summary>
    public ApiCall Call(SandboxBooks books, Form form, TimeProvider clock) => new()
    {
        Books = books,
        Form = form,
        Caller = Caller.Shop,
        Now = clock.GetUtcNow().ToUnixTimeSeconds(),
        Sandbox = this,
    };
}
