using Storefront.Core.Notifications;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Shared;
using Storefront.Web.Accounts;

namespace Storefront.Web.Notifications.Admin;

internal static class MailEndpoints
{
    public static void MapMailFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/mails/{id:guid}/eml", DownloadAsync).RequireAuthorization(Policies.Staff);

    /// <summary>The file of a mail, but of none that lets its reader into an account.</summary>
    private static async Task<IResult> DownloadAsync(Guid id, ShowMessage show, IMailFiles files, CancellationToken ct) =>
        await show.ExecuteAsync(new MessageId(id), ct) is ShowMessage.Result.Shown && files.Open(new MessageId(id)) is { } file
            ? Results.File(file, "message/rfc822", $"{id}.eml")
            : Results.NotFound();
}
