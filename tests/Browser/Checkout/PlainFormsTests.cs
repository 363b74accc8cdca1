using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>Forms that need neither JavaScript nor a circuit.</summary>
public sealed class PlainFormsTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Without_JavaScript_everything_works_up_to_the_card()
    {
        var page = await chromium.OpenPageAsync(new() { JavaScriptEnabled = false });
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.GoAsync("/search?q=hearth mug");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hearth Mug", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await page.WaitForURLAsync("**/cart**");
        await page.GetByLabel("Quantity of Hearth Mug").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.GetByLabel("Quantity of Hearth Mug")).ToHaveValueAsync("3");

        await shopper.CheckOutAsync("plain@example.org");
        await Expect(page.GetByText("Card fields need JavaScript")).ToBeVisibleAsync();
        await Expect(page.GetByText("plain@example.org")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_circuit_cut_in_the_middle_of_typing_loses_nothing()
    {
        var page = await chromium.OpenPageAsync();
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            sockets.Add(socket);
            socket.ConnectToServer();
        });
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.PutInCartAsync();
        await shopper.GoAsync("/cart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/contact**");
        for (var i = 0; i < 100 && sockets.Count == 0; i++) await Task.Delay(100, TestContext.Current.CancellationToken);

        await page.GetByLabel("E-mail").FillAsync("cut@example.org");
        await page.GetByLabel("Full name").PressSequentiallyAsync("Ada By");
        await page.Context.SetOfflineAsync(true);
        foreach (var socket in sockets) await socket.CloseAsync();
        await page.GetByLabel("Full name").PressSequentiallyAsync("ron");
        await page.GetByLabel("Street and number").FillAsync("1 Harbour Street");
        await page.GetByLabel("Postcode").FillAsync("D01 X2Y3");
        await page.GetByLabel("Town or city").FillAsync("Dublin");
        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to delivery" }).ClickAsync();

        await page.WaitForURLAsync("**/checkout/delivery");
        await shopper.GoAsync("/checkout/contact");
        await Expect(page.GetByLabel("Full name")).ToHaveValueAsync("Ada Byron");
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("cut@example.org");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_the_field_and_kept_as_typed()
    {
        var page = await chromium.OpenPageAsync();
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.PutInCartAsync();
        await shopper.GoAsync("/cart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await shopper.FillContactAsync("not-a-mail");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to delivery" }).ClickAsync();

        await page.WaitForURLAsync("**/checkout/contact?check=1");
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("not-a-mail");
        await Expect(page.GetByLabel("E-mail")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Town or city")).ToHaveValueAsync("Dublin");
        await page.Context.CloseAsync();
    }
}
