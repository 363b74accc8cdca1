namespace Storefront.Tests.Shopping;

/// <summary>How a purchase ended, as the shopper saw it.</summary>
internal abstract record Purchase
{
    private Purchase()
    {
    }

    public sealed record Bought(string Number) : Purchase;

    /// <summary>He paid and closed the browser.</summary>
    public sealed record Left(string Number) : Purchase;

    /// <summary>The order was given up, by him while he paid or by staff, and its page says that his money goes back.</summary>
    public sealed record Cancelled(string Number) : Purchase;

    /// <summary>He was led to his cart, which says so.</summary>
    public sealed record SoldOut : Purchase;

    /// <param name="MayReturn">He was told when to come again.</param>
    public sealed record Refused(int Status, bool MayReturn) : Purchase;

    /// <summary>He stands somewhere without order and without a reason.</summary>
    public sealed record Lost(string Where) : Purchase;
}
