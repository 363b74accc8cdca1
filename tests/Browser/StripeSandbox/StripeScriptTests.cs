using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.Browser.StripeSandbox;

/// <summary>The sandbox's stripe.js on a shop's page with a strict policy, card in, money out.</summary>
public sealed class StripeScriptTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private RunningSandbox sandbox = null!;
    private StrictTill till = null!;
    private IPage page = null!;
    private readonly List<string> complaints = [];

    private ILocator Message => page.GetByRole(AriaRole.Status);

    private IFrameLocator Card => page.FrameLocator("#card iframe");

    private IFrameLocator Bank => page.GetByRole(AriaRole.Dialog).FrameLocator("iframe");

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxHost.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        till = await StrictTill.OpenAsync(sandbox);
        page = await chromium.OpenPageAsync();
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(line.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(till.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await page.Context.CloseAsync();
        await till.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("4000000000000002", "generic_decline")]
    [InlineData("4000000000009995", "insufficient_funds")]
    [InlineData("4000000000000069", "expired_card")]
    [InlineData("4000000000000127", "incorrect_cvc")]
    [InlineData("4000000000000119", "processing_error")]
    [InlineData("4242424242424241", "invalid_number")]
    public async Task A_card_that_is_no_good_says_why_and_the_next_one_pays(string number, string reason)
    {
        await PayWithAsync(number);
        await Assertions.Expect(Message).ToHaveTextAsync(reason);

        await PayWithAsync("4242424242424242");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/thanks.*redirect_status=succeeded"));

        Assert.Empty(complaints);
        Assert.Single(till.Received, request => request.StartsWith("POST /pay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bank_is_asked_over_the_page_and_may_say_no_or_yes()
    {
        await PayWithAsync("4000002760003184");
        await Bank.GetByRole(AriaRole.Button, new() { Name = "Fail" }).ClickAsync();
        await Assertions.Expect(Message).ToHaveTextAsync("payment_intent_authentication_failure");

        await page.ClickAsync("#pay");
        await Bank.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/thanks.*redirect_status=succeeded"));

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Nothing_of_the_card_reaches_the_shop()
    {
        await PayWithAsync("4242424242424242");
        await page.WaitForURLAsync("**/thanks**");

        Assert.NotEmpty(till.Received);
        Assert.DoesNotContain(till.Received, request => request.Contains("4242", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_and_bank_page_have_no_accessibility_faults()
    {
        await PayWithAsync("4000002760003184");
        await Bank.GetByRole(AriaRole.Button, new() { Name = "Fail" }).WaitForAsync();

        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(fault => $"{fault.Id}: {string.Join(' ', fault.Nodes.Select(node => node.Html))}"));
    }

    private async Task PayWithAsync(string number)
    {
        await Card.GetByLabel("Card number").FillAsync(number);
        await Card.GetByLabel("Expiration date").FillAsync("12/34");
        await Card.GetByLabel("Security code").FillAsync("987");
        await page.ClickAsync("#pay");
    }
}
