using Storefront.Core.Notifications;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Notifications.Admin;

internal static class MailTone
{
    public static Tone Of(MessageState state) => state switch
    {
        MessageState.Waiting => Tone.Due,
        MessageState.Sent => Tone.Good,
        MessageState.Parked => Tone.Bad,
    };
}
