using MimeKit;
using Storefront.Core.Notifications;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Notifications;

public sealed class MailFolderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_mail_is_a_file_that_a_mail_program_opens()
    {
        using var scratch = new ScratchFolder();
        await using var room = MailRoom.WithFolder(database, scratch.Path);
        var id = await room.WriteAsync("zoe@example.com");
        await room.SendAsync();
        var file = Assert.Single(Directory.GetFiles(scratch.Inside("mail")));
        using var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal($"{id}.eml", Path.GetFileName(file));
        Assert.Equal("A new password for Fennmark", mail.Subject);
        Assert.Equal("zoe@example.com", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("Hello Zoë", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/account/reset?key=k", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(MessageState.Sent, (await room.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_keeps_the_mails_waiting()
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch.Inside("mail"), "a file in the way", TestContext.Current.CancellationToken);
        await using var room = MailRoom.WithFolder(database, scratch.Path);
        var id = await room.WriteAsync("zoe@example.com");
        await room.SendAsync();

        Assert.Equal(MessageState.Waiting, (await room.FindAsync(id)).State);
    }
}
