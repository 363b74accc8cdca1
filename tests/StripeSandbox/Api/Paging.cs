using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>Lists, newest first, by <c>limit</c>, <c>starting_after</c>, <c>ending_before</c>.</summary>
internal static class Paging
{
    public static Answer List<T>(ApiCall call, string url, IEnumerable<T> newestFirst)
        where T : IKept
    {
        var limit = call.Form.Number("limit") ?? 10;
        if (limit is < 1 or > 100) throw Refusal.Invalid("limit", "This value must be between 1 and 100.");

        var all = newestFirst.ToList();
        var (page, more) = call.Form.Text("ending_before") is { } before
            ? PageBefore(all, before, (int)limit)
            : PageAfter(all, call.Form.Text("starting_after"), (int)limit);
        return new Answer(200, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Select(item => (JsonNode)Wire.Object(item))]),
            ["has_more"] = more,
            ["url"] = url,
        });
    }

    /// <summary>Keeps what was created in the range <c>created[gt|gte|lt|lte]</c>, or exactly at <c>created</c>.</summary>
    public static bool CreatedInRange(ApiCall call, long created)
    {
        var range = call.Form.Child("created");
        return (call.Form.Number("created") is not { } exact || created == exact)
            && (range.Number("gt") is not { } gt || created > gt)
            && (range.Number("gte") is not { } gte || created >= gte)
            && (range.Number("lt") is not { } lt || created < lt)
            && (range.Number("lte") is not { } lte || created <= lte);
    }

    /// <summary>Whether the object belongs to what the request asks for; a missing parameter asks for all.</summary>
    public static bool Matches(ApiCall call, string parameter, string? value) =>
        call.Form.Text(parameter) is not { } wanted || wanted == value;

    private static (IEnumerable<T> Page, bool More) PageAfter<T>(List<T> all, string? cursor, int limit)
        where T : IKept
    {
        var start = cursor is null ? 0 : IndexOf(all, cursor, "starting_after") + 1;
        return (all.Skip(start).Take(limit), all.Count > start + limit);
    }

    private static (IEnumerable<T> Page, bool More) PageBefore<T>(List<T> all, string cursor, int limit)
        where T : IKept
    {
        var end = IndexOf(all, cursor, "ending_before");
        var start = Math.Max(0, end - limit);
        return (all.Take(end).Skip(start), start > 0);
    }

    private static int IndexOf<T>(List<T> all, string cursor, string param)
        where T : IKept
    {
        var index = all.FindIndex(item => item.Id == cursor);
        return index >= 0 ? index : throw Refusal.NotFound("object", cursor, param);
    }
}
