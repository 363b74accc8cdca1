using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Orders.Admin;

/// <summary>What is typed into the panel of a refund: pieces and delivery, or an amount.</summary>
public sealed class RefundDraft(ShowOrder.View view, ShowPaymentFile.View payment)
{
    public RefundBook Book { get; } = new(view.Order, view.Items, payment.Refunds);

    public Dictionary<OrderItemId, string> Pieces { get; } = view.Items.ToDictionary(item => item.Id, _ => "");

    public string Delivery { get; set; } = "";

    public string Amount { get; set; } = MoneyField.Write(payment.Refundable);

    public string Reason { get; set; } = "";

    public bool Restock { get; set; }

    public bool IsOfGoods => Delivery.Trim().Length > 0 || Pieces.Values.Any(text => text.Trim().Length > 0);

    public bool CanRestock => view.Parcels.Count > 0 && Pieces.Values.Any(text => text.Trim().Length > 0);

    /// <summary>What the goods come to; null: a number is wrong, or more than is left.</summary>
    public Money? GoodsTotal => Goods is { } goods && Book.Of(goods.Pieces, goods.ShippingMinor) is { } split ? new(split.TotalMinor, view.Order.Currency) : null;

    /// <summary>Null: something typed is no number.</summary>
    public RefundOrder.Goods? Goods
    {
        get
        {
            var pieces = new List<PiecesOf>();
            foreach (var (item, text) in Pieces.Where(piece => piece.Value.Trim().Length > 0))
            {
                if (!int.TryParse(text.Trim(), out var count) || count < 0) return null;
                pieces.Add(new(item, count));
            }
            var delivery = Money.Zero(view.Order.Currency);
            if (Delivery.Trim().Length > 0 && !MoneyField.TryRead(Delivery, view.Order.Currency, out delivery)) return null;
            return new(pieces, delivery.Minor, CanRestock && Restock);
        }
    }

    /// <returns>The name of the sentence that says what is wrong; null: nothing.</returns>
    public string? Fault()
    {
        if (IsOfGoods) return GoodsTotal is { Minor: > 0 } sum && sum <= payment.Refundable ? null : "RefundGoodsWrong";
        if (!MoneyField.TryRead(Amount, view.Order.Currency, out var typed) || typed.Minor <= 0) return "AmountWrong";
        return typed > payment.Refundable ? "RefundTooMuch" : null;
    }

    public RefundOrder.Command Command(string staff, RequestKey request)
    {
        MoneyField.TryRead(Amount, view.Order.Currency, out var typed);
        return new(view.Order.CustomerId, view.Order.Id, IsOfGoods ? null : typed, Reason.Trim(), staff, IsOfGoods ? Goods : null, request);
    }
}
