using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications;

/// <summary>Two nodes at the same mail, and the twin that goes without the guard.</summary>
public sealed class MailRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly List<MessageId> _sent = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_one_node_is_taking_is_left_to_it()
    {
        await using var room = MailRoom.WithFolder(database, "");
        var mail = await room.WriteAsync("taken@example.com");
        var other = database.Commands.After("for update skip locked", () => SendAsync(room, room.Get<IDueMessages>()));

        await SendAsync(room, room.Get<IDueMessages>());

        await other;
        Assert.Equal([mail], _sent);
    }

    [Fact]
    public async Task A_mail_that_one_node_is_sending_is_left_to_it()
    {
        await using var room = MailRoom.WithFolder(database, "");
        var mail = await room.WriteAsync("sending@example.com");

        await SendAsync(room, room.Get<IDueMessages>(), meanwhile: () => SendAsync(room, room.Get<IDueMessages>()));

        Assert.Equal([mail], _sent);
    }

    [Fact]
    public async Task Twin_a_mail_that_two_nodes_look_for_and_then_send_is_sent_twice()
    {
        await using var room = MailRoom.WithFolder(database, "");
        var mail = await room.WriteAsync("twice@example.com");
        var other = database.Commands.After("FROM notifications.messages", () => SendAsync(room, new UnlockedMessages()));

        await SendAsync(room, new UnlockedMessages());

        await other;
        Assert.True(_sent.Count > 1);
        Assert.All(_sent, sent => Assert.Equal(mail, sent));
    }

    private async Task<bool> SendAsync(MailRoom room, IDueMessages due, Func<Task>? meanwhile = null)
    {
        var transport = new RecordedTransport(_sent, meanwhile);
        await new SendMessages(database.Db, due, room.Get<IMailTemplates>(), transport, database.Clock, NullLogger<SendMessages>.Instance).ExecuteAsync(Ct);
        return true;
    }

    /// <summary>Looks for a mail without keeping others from it.</summary>
    private sealed class UnlockedMessages : IDueMessages
    {
        public Task<Message?> LockNextAsync(IWork work, DateTimeOffset now, CancellationToken ct) =>
            work.Messages.Where(message => message.State == MessageState.Waiting && message.NextAttemptAt <= now).OrderBy(message => message.NextAttemptAt).FirstOrDefaultAsync(ct);
    }

    private sealed class RecordedTransport(List<MessageId> sent, Func<Task>? meanwhile) : IMailTransport
    {
        public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken ct)
        {
            lock (sent) sent.Add(mail.Id);
            if (meanwhile is not null) await meanwhile();
            return new MailOutcome.Sent();
        }
    }
}
