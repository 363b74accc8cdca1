using Storefront.Web.Accounts;

namespace Storefront.Web.Shared.Admin;

/// <summary>
/// The office's addresses carry the words of its navigation, which are the merchant's. Whoever knows a room by the name of its feature, as
/// the documentation of the code calls it, is sent there.
/// </summary>
internal static class RoomAddresses
{
    private static readonly (string Feature, string Room)[] s_rooms =
        [("/admin/audit", "/admin/proof"), ("/admin/catalog", "/admin/products"), ("/admin/inventory", "/admin/stock"), ("/admin/notifications", "/admin/mails")];

    public static void MapRoomAddresses(this WebApplication app)
    {
        foreach (var (feature, room) in s_rooms)
            app.MapGet(feature + "/{**rest}", (HttpRequest request) => TypedResults.LocalRedirect(Room(request, feature, room), permanent: true)).RequireAuthorization(Policies.Staff);
        app.MapGet("/admin/payments", () => TypedResults.LocalRedirect("/admin/payments/inbox", permanent: true)).RequireAuthorization(Policies.Staff);
    }

    private static string Room(HttpRequest request, string feature, string room) =>
        request.Path.StartsWithSegments(feature, out var rest) ? new PathString(room).Add(rest).ToUriComponent() + request.QueryString.ToUriComponent() : room;
}
