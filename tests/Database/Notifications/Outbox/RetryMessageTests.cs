using Storefront.Core.Notifications;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications.Outbox;

public sealed class RetryMessageTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BrowseMessages _browse = new(database.Db);

    [Fact]
    public async Task A_parked_mail_goes_back_into_the_queue_once()
    {
        var parked = await WriteAsync(message => message.Park("No such mailbox."));
        var retry = new RetryMessage(database.Db, database.Clock);

        Assert.IsType<RetryMessage.Result.Queued>(await retry.ExecuteAsync(parked, TestContext.Current.CancellationToken));
        Assert.IsType<RetryMessage.Result.NotParked>(await retry.ExecuteAsync(parked, TestContext.Current.CancellationToken));
        Assert.IsType<RetryMessage.Result.NoSuchMessage>(await retry.ExecuteAsync(MessageId.New(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_list_shows_a_state_and_a_recipient()
    {
        var parked = await WriteAsync(message => message.Park("Refused."), "list@example.org");
        await WriteAsync(message => message.Sent(database.Clock.GetUtcNow()), "list@example.org");

        var page = await _browse.ExecuteAsync(new(MessageState.Parked, "list@"), TestContext.Current.CancellationToken);

        var row = Assert.Single(page.Rows);
        Assert.Equal((parked, "Refused."), (row.Id, row.LastError));
    }

    [Fact]
    public async Task A_mail_that_opens_an_account_is_shown_to_nobody()
    {
        var secret = await WriteAsync(_ => { }, template: MailTemplate.PasswordReset);
        var show = new ShowMessage(database.Db, new NoTemplates(), new NoFiles());

        Assert.IsType<ShowMessage.Result.Secret>(await show.ExecuteAsync(secret, TestContext.Current.CancellationToken));
        Assert.IsType<ShowMessage.Result.Unreadable>(await show.ExecuteAsync(await WriteAsync(_ => { }), TestContext.Current.CancellationToken));
    }

    private Task<MessageId> WriteAsync(Action<Message> and, string recipient = "ada@example.org", string template = MailTemplate.Refund) => database.Db.RunAsync(
        async (work, ct) =>
        {
            var message = new Message(MessageId.New(), template, new(recipient, "en"), "{}", $"test:{MessageId.New()}", database.Clock.GetUtcNow());
            and(message);
            work.Messages.Add(message);
            await work.CommitAsync(ct);
            return message.Id;
        },
        TestContext.Current.CancellationToken);

    private sealed class NoTemplates : IMailTemplates
    {
        public MailText Render(Message message) => throw new MailTemplateException(message.Template, "it is not there");
    }

    private sealed class NoFiles : IMailFiles
    {
        public Stream? Open(MessageId mail) => null;
    }
}
