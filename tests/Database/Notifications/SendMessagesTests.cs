using System.Diagnostics;
using Storefront.Core.Notifications;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications;

public sealed class SendMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_mail_arrives_with_both_texts_and_its_own_id_and_its_secret_is_forgotten()
    {
        await using var sink = new SmtpSink();
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync("zoe@example.com");
        await room.SendAsync();
        var (recipient, source) = Assert.Single(sink.Mails);
        var message = await room.FindAsync(id);

        Assert.Equal("zoe@example.com", recipient);
        Assert.Contains($"Message-Id: <{id}@fennmark.example>", source, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("text/plain", source, StringComparison.Ordinal);
        Assert.Contains("text/html", source, StringComparison.Ordinal);
        Assert.Equal((MessageState.Sent, 1, "{}"), (message.State, message.Attempts, message.Document));
        Assert.Equal(database.Clock.GetUtcNow(), message.SentAt);
    }

    [Fact]
    public async Task One_bad_address_delays_no_other_mail()
    {
        await using var sink = new SmtpSink { Unknown = "nobody@example.com" };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var bad = await room.WriteAsync("nobody@example.com");
        var broken = await room.WriteAsync("this is no address");
        var hopeless = await room.WriteAsync("zoe@example.com", "no-such-template");
        for (var i = 0; i < 5; i++) await room.WriteAsync($"reader{i}@example.com");
        await room.SendAsync();

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"reader{i}@example.com"), sink.Mails.Select(mail => mail.Recipient).Order());
        foreach (var id in new[] { bad, broken, hopeless }) Assert.Equal(MessageState.Parked, (await room.FindAsync(id)).State);
        Assert.StartsWith("550", (await room.FindAsync(bad)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_left_alone_and_gets_everything_when_it_is_back()
    {
        await using var sink = new SmtpSink { Fault = SmtpFault.Stall };
        await using var room = MailRoom.WithServer(database, sink.Port);
        for (var i = 0; i < 20; i++) await room.WriteAsync($"waiting{i}@example.com");
        for (var run = 0; run < 5; run++) await room.SendAsync();
        var asked = sink.Connections;
        var blamed = (await room.AllAsync()).Count(message => message.Recipient.StartsWith("waiting", StringComparison.Ordinal) && message.Attempts > 0);
        sink.Fault = SmtpFault.None;
        database.Clock.Advance(TimeSpan.FromSeconds(21));
        await room.SendAsync();

        Assert.InRange(asked, 1, 4);
        Assert.Equal(0, blamed);
        Assert.Equal(20, sink.Mails.Count(mail => mail.Recipient.StartsWith("waiting", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_later()
    {
        await using var sink = new SmtpSink { Fault = SmtpFault.TryLater };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync("patient@example.com");
        await room.SendAsync();
        var message = await room.FindAsync(id);
        Assert.Equal((MessageState.Waiting, 1), (message.State, message.Attempts));
        Assert.StartsWith("451", message.LastError, StringComparison.Ordinal);

        sink.Fault = SmtpFault.None;
        await room.SendAsync();
        Assert.Empty(sink.Mails);
        database.Clock.Advance(TimeSpan.FromSeconds(11));
        await room.SendAsync();

        Assert.Single(sink.Mails);
        Assert.Equal(MessageState.Sent, (await room.FindAsync(id)).State);
    }

    [Theory]
    [InlineData("Stall", 0)]
    [InlineData("StallAfterData", 1)]
    public async Task A_server_that_stops_talking_costs_seconds_and_no_mail(string fault, int attempts)
    {
        await using var sink = new SmtpSink { Fault = Enum.Parse<SmtpFault>(fault) };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync($"{fault}@example.com");
        var start = Stopwatch.GetTimestamp();
        await room.SendAsync();
        var message = await room.FindAsync(id);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Equal((MessageState.Waiting, attempts), (message.State, message.Attempts));
        await room.DoAsync(work => work.Messages.Attach(message).Entity.Park("the test is over"));
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_is_sent_again_under_the_same_id()
    {
        await using var sink = new SmtpSink { Fault = SmtpFault.DropAfterData };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync("twice@example.com");
        await room.SendAsync();
        sink.Fault = SmtpFault.None;
        database.Clock.Advance(TimeSpan.FromSeconds(11));
        await room.SendAsync();

        Assert.Equal(2, sink.Mails.Count(mail => mail.Source.Contains($"<{id}@fennmark.example>", StringComparison.Ordinal)));
        Assert.Equal(MessageState.Sent, (await room.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_mail_whose_node_died_while_sending_is_sent_by_another_one()
    {
        await using var sink = new SmtpSink { Fault = SmtpFault.StallAfterData };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync("orphan@example.com");
        using var death = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Get<SendMessages>().ExecuteAsync(death.Token));
        sink.Fault = SmtpFault.None;
        await using var other = MailRoom.WithServer(database, sink.Port);
        await other.SendAsync();
        Assert.Empty(sink.Mails);
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        await other.SendAsync();

        Assert.Equal("orphan@example.com", Assert.Single(sink.Mails).Recipient);
        Assert.Equal(MessageState.Sent, (await other.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_sender_that_is_refused_blames_no_mail()
    {
        await using var sink = new SmtpSink { Fault = SmtpFault.RefuseSender };
        await using var room = MailRoom.WithServer(database, sink.Port);
        var id = await room.WriteAsync("innocent@example.com");
        await room.SendAsync();
        var message = await room.FindAsync(id);

        Assert.Equal((MessageState.Waiting, 0), (message.State, message.Attempts));
        await room.DoAsync(work => work.Messages.Attach(message).Entity.Park("the test is over"));
    }

    [Fact]
    public async Task Many_nodes_send_each_mail_once()
    {
        await using var sink = new SmtpSink();
        await using var room = MailRoom.WithServer(database, sink.Port);
        await using var other = MailRoom.WithServer(database, sink.Port);
        for (var i = 0; i < 40; i++) await room.WriteAsync($"once{i}@example.com");
        await Task.WhenAll(room.SendAsync(), other.SendAsync(), room.SendAsync());

        Assert.Equal(40, sink.Mails.Count);
        Assert.Equal(40, sink.Mails.Select(mail => mail.Recipient).Distinct().Count());
    }
}
