using Storefront.Core.Payments;

namespace Storefront.Web.Shared.Security;

/// <summary>
/// Where a page may load from. By origin and never by nonce: a cached page would carry an old one.
/// </summary>
/// <param name="fields">Asked when the first page is served, because a payment sandbox that is started with the shop has no address before.</param>
internal sealed class ContentPolicy(IConfiguration configuration, ICardFields? fields = null)
{
    private const string None = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=";

    private readonly Lazy<Policies> _policies = new(() => Policies.From(configuration["Media:BaseUrl"], StripeOrigins.Of(fields)));

    public string For(RouteClass route) => route switch
    {
        RouteClass.Shop or RouteClass.Personal => _policies.Value.Shop,
        RouteClass.Checkout => _policies.Value.Checkout,
        RouteClass.Admin => _policies.Value.Admin,
        RouteClass.Api => "default-src 'none'; frame-ancestors 'none'",
    };

    /// <summary>Features of the browser that pages may use.</summary>
    public string PermissionsFor(RouteClass route) => route == RouteClass.Checkout ? _policies.Value.Payment : None + "()";

    private sealed record Policies(string Shop, string Checkout, string Admin, string Payment)
    {
        public static Policies From(string? mediaUrl, StripeOrigins stripe)
        {
            var media = Origin(mediaUrl) is { } cdn ? " " + cdn : "";
            return new(
                Shop: Write(style: "", media),
                Checkout: Write(style: "", media + stripe.Images, stripe.Scripts, stripe.Frames, stripe.Calls),
                Admin: Write(style: " 'unsafe-inline'", media + " blob:"),
                Payment: $"{None}(self{string.Concat(stripe.Scripts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(o => !o.Contains('*')).Select(o => $" \"{o}\""))})");
        }

        private static string Write(string style, string images, string scripts = "", string frames = "", string calls = "") =>
            $"default-src 'self'; script-src 'self'{scripts}; style-src 'self'{style}; img-src 'self' data:{images}; font-src 'self'; "
            + $"connect-src 'self'{calls}; frame-src {(frames.Length > 0 ? "'self'" + frames : "'none'")}; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
    }

    internal static string? Origin(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.GetLeftPart(UriPartial.Authority) : null;
}
