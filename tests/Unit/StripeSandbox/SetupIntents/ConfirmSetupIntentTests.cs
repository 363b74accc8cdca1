using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.SetupIntents;

public sealed class ConfirmSetupIntentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_that_was_set_up_is_charged_without_3d_secure_when_the_customer_is_away()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var customer = await new CustomerService(shop.Stripe).CreateAsync(new CustomerCreateOptions(), cancellationToken: Ct);
        var setup = await new SetupIntentService(shop.Stripe).CreateAsync(
            new SetupIntentCreateOptions { Customer = customer.Id, PaymentMethod = "pm_card_authenticationRequiredOnSetup", Confirm = true },
            cancellationToken: Ct);
        Assert.Equal("requires_action", setup.Status);

        using var pressed = await shop.Controls.PostAsync(
            new Uri($"/v1/setup_intents/{setup.Id}/authenticate", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["key"] = shop.Sandbox.Options.PublishableKey,
                ["client_secret"] = setup.ClientSecret,
                ["outcome"] = "complete",
            }),
            Ct);
        var saved = Assert.Single(await new PaymentMethodService(shop.Stripe).ListAsync(
            new PaymentMethodListOptions { Customer = customer.Id }, cancellationToken: Ct));
        var paid = await shop.Intents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 1999, Currency = "eur", Customer = customer.Id, PaymentMethod = saved.Id, OffSession = true, Confirm = true,
            },
            cancellationToken: Ct);

        Assert.Equal("succeeded", paid.Status);
    }
}
