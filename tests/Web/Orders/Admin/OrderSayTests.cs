using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Storefront.Core.Payments;
using Storefront.Core.Shipping;
using Storefront.Web.Orders.Admin;
using Storefront.Web.Shared.Admin;

namespace Storefront.Tests.Web.Orders.Admin;

public sealed class OrderSayTests
{
    private static readonly IStringLocalizer s_words =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AdminText>>();

    public static TheoryData<Type> Ends => [.. CasesOf<CapturePayment.Result>(), .. CasesOf<ShipOrder.Result>(), .. CasesOf<RefundOrder.Result>(), .. CasesOf<CancelOrder.Result>(), .. CasesOf<SendPaymentLink.Result>(), .. CasesOf<CancelRest.Result>(), .. CasesOf<MakeReady.Result>()];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_end_of_an_act_has_a_sentence(Type end)
    {
        var said = RuntimeHelpers.GetUninitializedObject(end) switch
        {
            CapturePayment.Result result => OrderSay.Of(result, s_words),
            ShipOrder.Result result => OrderSay.Of(result, s_words),
            RefundOrder.Result result => OrderSay.Of(result, s_words),
            SendPaymentLink.Result result => OrderSay.Of(result, s_words, TimeZoneInfo.Utc),
            CancelRest.Result result => OrderSay.Of(result, s_words),
            MakeReady.Result result => OrderSay.Of(result, s_words),
            CancelOrder.Result result => OrderSay.Of(result, s_words),
            var other => throw new InvalidOperationException($"{other}"),
        };

        Assert.Contains(' ', said.Text);
    }

    public static TheoryData<Type> HandOvers => [.. CasesOf<ShipOrder.Result>()];

    [Theory]
    [MemberData(nameof(HandOvers))]
    public void Handing_over_speaks_of_no_parcel(Type end)
    {
        var said = OrderSay.OfHandOver((ShipOrder.Result)RuntimeHelpers.GetUninitializedObject(end), s_words);

        Assert.Contains(' ', said.Text);
        Assert.DoesNotContain("parcel", said.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static Type[] CasesOf<TResult>() => [.. typeof(TResult).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TResult)))];
}
