using System.Collections.Frozen;
using Storefront.Core.Catalog;

namespace Storefront.Web.Catalog;

/// <summary>Draws the pictures of products that have none, in the proportions of the others.</summary>
internal static class Drawings
{
    // Strokes on a field of 24 by 24.
    private static readonly FrozenDictionary<string, string> s_glyphs = new Dictionary<string, string>
    {
        ["phone"] = "M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.500zM11 18.500h2",
        ["laptop"] = "M5 5.500h14v10H5zM2.5 18.500h19",
        ["screen"] = "M3 4.500h18v12H3zM12 16.500v3M8.5 19.500h7",
        ["printer"] = "M7 8.500v-5h10v5M7 16.500H4v-8h16v8h-3M7 13.500h10v7H7z",
        ["camera"] = "M3 7.500h4l1.5-2.500h7L17 7.500h4v11.500H3zM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0",
        ["sound"] = "M4 15v-3a8 8 0 0 1 16 0v3M4 14.500h3v5.500H4zM17 14.500h3v5.500h-3z",
        ["cable"] = "M9 3v5M15 3v5M6.5 8h11v3.500a5.5 5.5 0 0 1-11 0zM12 17v4.5",
        ["chip"] = "M7 7h10v10H7zM10 3.500V7M14 3.500V7M10 17v3.500M14 17v3.500M3.5 10H7M3.5 14H7M17 10h3.500M17 14h3.5",
        ["keys"] = "M2.5 7h19v10h-19zM6 10.500h.1M9 10.500h.1M12 10.500h.1M15 10.500h.1M18 10.500h.1M8 14h8",
        ["lamp"] = "M8.5 4h7l3 7.500h-13zM12 11.500V20M8.5 20h7",
        ["chair"] = "M7 3.500V12h10V3.500M6 12h12v3.500H6zM7 15.500V21M17 15.500V21",
        ["cup"] = "M5 6.500h11V14a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 8.500h1.500a2.5 2.5 0 0 1 0 5H16M4 21h13",
        ["book"] = "M5 4.500h6a1 1 0 0 1 1 1V20H5zM19 4.500h-6a1 1 0 0 0-1 1V20h7z",
        ["bag"] = "M5 8.500h14l1 12H4zM8.5 8.500V7a3.5 3.5 0 0 1 7 0v1.5",
        ["box"] = "M12 3l8.5 4.500v9L12 21l-8.5-4.500v-9zM3.5 7.500L12 12l8.5-4.500M12 12v9",
    }.ToFrozenDictionary();

    public static string Svg(DrawnPicture picture) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {DrawnPicture.Width} {DrawnPicture.Height}" width="{DrawnPicture.Width}" height="{DrawnPicture.Height}">
        <rect width="100%" height="100%" fill="hsl({picture.Hue} 18% 91%)"/>
        <g transform="translate(220 290) scale(15)" fill="none" stroke="hsl({picture.Hue} 22% 36%)" stroke-width=".7" stroke-linecap="round" stroke-linejoin="round"><path d="{s_glyphs[picture.Glyph]}"/></g>
        <text x="400" y="800" text-anchor="middle" font-family="system-ui,sans-serif" font-size="84" font-weight="500" letter-spacing="8" fill="hsl({picture.Hue} 22% 36%)">{picture.Initials.ToUpperInvariant()}</text>
        </svg>
        """;
}
