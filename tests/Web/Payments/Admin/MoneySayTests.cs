using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Web.Payments.Admin;
using Storefront.Web.Shared.Admin;

namespace Storefront.Tests.Web.Payments.Admin;

public sealed class MoneySayTests
{
    private static readonly IStringLocalizer s_words =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AdminText>>();

    public static TheoryData<Type> Ends => [.. CasesOf<RepairMoney.Result>(), .. CasesOf<AnswerDispute.Result>()];

    public static TheoryData<MoneyMatterKind> Kinds => [.. Enum.GetValues<MoneyMatterKind>()];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_end_of_a_button_has_a_sentence(Type end)
    {
        var said = RuntimeHelpers.GetUninitializedObject(end) switch
        {
            RepairMoney.Result result => MoneySay.Of(result, s_words),
            AnswerDispute.Result result => DisputeSay.Of(result, s_words),
            var other => throw new InvalidOperationException($"{other}"),
        };

        Assert.Contains(' ', said.Text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_difference_is_explained_with_its_numbers(MoneyMatterKind kind)
    {
        var found = new MoneyDifference(kind, "ch_1", "pi_1", MoneyRepair.Review) { Currency = Currency.Eur, OursMinor = 2890, TheirsMinor = 2889, OrderNumber = "F10001", OccurredAt = DateTimeOffset.UnixEpoch };

        var why = MoneySay.Why(new(found, DateTimeOffset.UnixEpoch), s_words);

        Assert.Contains("28.", why, StringComparison.Ordinal);
        Assert.DoesNotContain("{", why, StringComparison.Ordinal);
    }

    private static Type[] CasesOf<TResult>() => [.. typeof(TResult).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TResult)))];
}
