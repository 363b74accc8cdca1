using Microsoft.Extensions.Time.Testing;
using Storefront.Core.Accounts;

namespace Storefront.Tests.Unit.Accounts;

public sealed class SignInPaceTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Five_tries_are_free_and_each_further_one_waits_twice_as_long_up_to_two_minutes()
    {
        var pace = new SignInPace(_clock);
        for (var free = 0; free < 5; free++) Assert.Null(pace.Take("ada"));

        List<double> waits = [];
        for (var guess = 0; guess < 9; guess++)
        {
            var wait = pace.Take("ada")!.Value;
            waits.Add(wait.TotalSeconds);
            _clock.Advance(wait);
            Assert.Null(pace.Take("ada"));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 120, 120], waits);
    }

    [Fact]
    public void Tries_at_the_same_moment_take_turns()
    {
        var pace = new SignInPace(_clock);
        var passed = 0;

        Parallel.For(0, 200, _ =>
        {
            if (pace.Take("ada") is null) Interlocked.Increment(ref passed);
        });

        Assert.Equal(5, passed);
    }

    [Fact]
    public void The_right_password_and_a_quarter_of_an_hour_of_quiet_begin_anew()
    {
        var pace = new SignInPace(_clock);
        for (var wrong = 0; wrong < 5; wrong++) pace.Take("ada");
        Assert.NotNull(pace.Take("ada"));
        Assert.Null(pace.Take("somebody else"));

        pace.Right("ada");
        Assert.Null(pace.Take("ada"));

        for (var wrong = 0; wrong < 4; wrong++) pace.Take("ada");
        _clock.Advance(TimeSpan.FromMinutes(15));
        for (var free = 0; free < 5; free++) Assert.Null(pace.Take("ada"));
    }
}
