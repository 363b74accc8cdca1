using Storefront.Core.Orders;
using Storefront.Web.Shared;

namespace Storefront.Web.Orders;

/// <summary>What an entry of a time line is about, in its reader's way of writing: 28,90 € Visa •••• 4242.</summary>
internal static class EntryText
{
    public static string Of(OrderEvent entry) => $"{entry.Amount?.ToText()} {entry.Note}".Trim();
}
