using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications.Outbox;

/// <summary>One message as its reader sees it.</summary>
public sealed class ShowMessage(IStorefrontDb db, IMailTemplates templates, IMailFiles files)
{
    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="HasFile">It was written into a file instead of being sent to a server.</param>
        public sealed record Shown(Message Message, MailText Text, bool HasFile) : Result;

        /// <summary>It lets its reader into an account, so nobody else may read it.</summary>
        public sealed record Secret(Message Message) : Result;

        /// <summary>Its template cannot write it out.</summary>
        public sealed record Unreadable(Message Message, string Reason) : Result;

        public sealed record NoSuchMessage : Result;
    }

    public async Task<Result> ExecuteAsync(MessageId id, CancellationToken ct)
    {
        var message = await db.ReadAsync((tables, token) => tables.Messages.SingleOrDefaultAsync(m => m.Id == id, token), ct);
        if (message is null) return new Result.NoSuchMessage();
        if (MailTemplate.HoldsSecret(message.Template)) return new Result.Secret(message);
        try
        {
            return new Result.Shown(message, templates.Render(message), HasFile(id));
        }
        catch (MailTemplateException fault)
        {
            return new Result.Unreadable(message, fault.Message);
        }
    }

    private bool HasFile(MessageId id)
    {
        using var file = files.Open(id);
        return file is not null;
    }
}
