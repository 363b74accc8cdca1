using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Inventory.Transfers;
using Storefront.Web.Inventory.Admin;
using Storefront.Web.Shared.Admin;

namespace Storefront.Tests.Web.Inventory.Admin;

public sealed class StockSayTests
{
    private static readonly IStringLocalizer s_words =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AdminText>>();

    public static TheoryData<Type> Ends =>
        [.. CasesOf<ReceiveStock.Result>(), .. CasesOf<CountStock.Result>(), .. CasesOf<SetShelfLimits.Result>(), .. CasesOf<DispatchTransfer.Result>(), .. CasesOf<ReceiveTransfer.Result>(), .. CasesOf<SaveWarehouse.Result>()];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_end_of_an_act_has_a_sentence(Type end)
    {
        var said = RuntimeHelpers.GetUninitializedObject(end) switch
        {
            ReceiveStock.Result result => StockSay.Of(result, s_words),
            CountStock.Result result => StockSay.Of(result, s_words),
            SetShelfLimits.Result result => StockSay.Of(result, s_words),
            DispatchTransfer.Result result => StockSay.Of(result, s_words),
            ReceiveTransfer.Result result => StockSay.Of(result, s_words),
            SaveWarehouse.Result result => StockSay.Of(result, s_words),
            var other => throw new InvalidOperationException($"{other}"),
        };

        Assert.Contains(' ', said.Text);
    }

    private static Type[] CasesOf<TResult>() => [.. typeof(TResult).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TResult)))];
}
