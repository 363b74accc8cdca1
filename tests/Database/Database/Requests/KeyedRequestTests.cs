using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database.Requests;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database.Requests;

public sealed class KeyedRequestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly RequestKey _key = new(CustomerId.New(), RequestKey.Fresh());
    private int _runs;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_changes_nothing()
    {
        Assert.Equal(new Answer.Done(1, "first"), await AskAsync("first"));
        Assert.Equal(new Answer.Done(1, "first"), await AskAsync("first"));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        await AskAsync("first");

        await Assert.ThrowsAsync<RequestKeyReusedException>(() => AskAsync("other"));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_request_that_is_still_under_way_is_refused_and_not_waited_for()
    {
        var answer = await AskAsync("first", meanwhile: () => Assert.ThrowsAsync<RequestInFlightException>(() => AskAsync("first")));

        Assert.Equal((new Answer.Done(1, "first"), 1), (answer, _runs));
    }

    [Fact]
    public async Task Work_that_was_not_kept_leaves_its_key_free()
    {
        Assert.Equal(new Answer.Refused(), await database.Db.RunAsync<Answer>(_key.For("first"), (_, _) => Task.FromResult<Answer>(new Answer.Refused()), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Db.RunAsync<Answer>(_key.For("first"), (_, _) => throw new InvalidOperationException(), Ct));

        Assert.Equal(new Answer.Done(1, "second"), await AskAsync("second"));
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_key()
    {
        await AskAsync("first");

        await AskAsync("other", _key with { Owner = "staff@shop.example" });

        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Ten_at_once_do_the_work_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(AskPatientlyAsync)));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Keys_are_forgotten_after_two_days_and_not_before()
    {
        await AskAsync("first");
        var forget = new ForgetRequests(database.Db, database.Clock);

        database.Clock.Advance(TimeSpan.FromHours(47));
        await forget.ExecuteAsync(Ct);
        await AskAsync("first");
        Assert.Equal(1, _runs);

        database.Clock.Advance(TimeSpan.FromHours(2));
        await forget.ExecuteAsync(Ct);
        await AskAsync("first");
        Assert.Equal(2, _runs);
    }

    private async Task AskPatientlyAsync()
    {
        while (true)
            try
            {
                Assert.Equal(new Answer.Done(1, "first"), await AskAsync("first"));
                return;
            }
            catch (RequestInFlightException)
            {
                // What clients do with a 409.
            }
    }

    private Task<Answer> AskAsync(string what, RequestKey? key = null, Func<Task>? meanwhile = null) => database.Db.RunAsync<Answer>((key ?? _key).For(what), async (work, ct) =>
    {
        var run = Interlocked.Increment(ref _runs);
        if (meanwhile is not null) await meanwhile();
        await work.CommitAsync(ct);
        return new Answer.Done(run, what);
    }, Ct);

    private abstract record Answer
    {
        private Answer()
        {
        }

        public sealed record Done(int Run, string What) : Answer;

        public sealed record Refused : Answer;
    }
}
