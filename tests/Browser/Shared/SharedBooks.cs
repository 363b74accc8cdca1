namespace Storefront.Tests.Browser.Shared;

/// <summary>Tests that make Stripe's books differ, or need them to agree, take turns: all have one shop.</summary>
internal static class SharedBooks
{
    public const string Name = "Stripe's books";
}
