using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.PaymentMethods;

public sealed class CreatePaymentMethodTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("4242424242424241", 12, 2099, "123", "incorrect_number")]
    [InlineData("4242424242424242", 13, 2099, "123", "invalid_expiry_month")]
    [InlineData("4242424242424242", 12, 2001, "123", "invalid_expiry_year")]
    [InlineData("4242424242424242", 12, 2060, "12", "invalid_cvc")]
    public async Task Wrong_card_data_is_refused(string number, long month, long year, string cvc, string code)
    {
        await using var shop = await SandboxShop.OpenAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => CreateAsync(shop, number, month, year, cvc));

        Assert.Equal(code, refused.StripeError.Code);
    }

    [Fact]
    public async Task An_unknown_number_is_no_test_card_and_is_declined()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var method = await CreateAsync(shop, "4539578763621486", 12, 2060, "123");

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync(method.Id));

        Assert.Equal("card_declined", refused.StripeError.Code);
        Assert.Equal("1486", method.Card.Last4);
    }

    private static Task<PaymentMethod> CreateAsync(SandboxShop shop, string number, long month, long year, string cvc) =>
        new PaymentMethodService(shop.Stripe).CreateAsync(
            new PaymentMethodCreateOptions
            {
                Type = "card",
                Card = new PaymentMethodCardOptions { Number = number, ExpMonth = month, ExpYear = year, Cvc = cvc },
            },
            cancellationToken: Ct);
}
