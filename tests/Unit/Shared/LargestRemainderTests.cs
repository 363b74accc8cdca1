using CsCheck;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class LargestRemainderTests
{
    private static readonly Gen<long[]> s_weights = Gen.Long[0, 1_000_000].Array[1, 12];

    [Fact]
    public void The_parts_always_add_up_to_the_sum() =>
        Gen.Select(Gen.Long[-10_000_000_000, 10_000_000_000], s_weights).Sample((sum, weights) =>
            LargestRemainder.Split(sum, weights).Sum() == sum);

    [Fact]
    public void Each_part_is_its_fair_share_to_less_than_one_minor_unit() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], s_weights.Where(weights => weights.Sum() > 0)).Sample((sum, weights) =>
            LargestRemainder.Split(sum, weights).Zip(weights).All(pair =>
                Math.Abs(pair.First - (decimal)sum * pair.Second / weights.Sum()) < 1));

    [Fact]
    public void What_weighs_nothing_gets_nothing() =>
        Gen.Select(Gen.Long[0, 1_000_000], s_weights.Where(weights => weights.Sum() > 0)).Sample((sum, weights) =>
            LargestRemainder.Split(sum, weights).Zip(weights).All(pair => pair.Second > 0 || pair.First == 0));

    [Fact]
    public void The_order_of_the_parts_changes_which_of_them_is_rounded_up_and_nothing_else() =>
        Gen.Select(Gen.Long[0, 1_000_000], s_weights).Where((_, weights) => weights.Sum() > 0).Sample((sum, weights) =>
        {
            var turned = LargestRemainder.Split(sum, [.. weights.Reverse()]).Reverse();
            return LargestRemainder.Split(sum, weights).Zip(turned).All(pair => Math.Abs(pair.First - pair.Second) <= 1);
        });

    [Fact]
    public void Ties_go_to_the_earlier_part() => Assert.Equal([34, 33, 33], LargestRemainder.Split(100, [1, 1, 1]));

    [Fact]
    public void A_sum_below_zero_is_split_like_one_above() => Assert.Equal([-34, -33, -33], LargestRemainder.Split(-100, [1, 1, 1]));

    [Fact]
    public void Where_nothing_weighs_the_first_takes_all() => Assert.Equal([7, 0, 0], LargestRemainder.Split(7, [0, 0, 0]));

    [Fact]
    public void Nothing_is_split_over_nobody() => Assert.Empty(LargestRemainder.Split(7, []));

    [Fact]
    public void The_largest_amounts_do_not_overflow() =>
        Assert.Equal(long.MaxValue, LargestRemainder.Split(long.MaxValue, [long.MaxValue, long.MaxValue, 1]).Sum());
}
