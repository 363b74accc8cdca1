using MudBlazor;

namespace Storefront.Web.Shared.Admin;

/// <summary>How the office looks: the shop's paper and ink, denser, without elevation. <c>css/admin.css</c> reads the same colours as properties.</summary>
internal static class AdminTheme
{
    private static readonly string[] s_font = ["Instrument Sans", "ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f4d3f", PrimaryContrastText = "#fffdf9", Secondary = "#5b554b", SecondaryContrastText = "#fffdf9",
            Background = "#f7f4ee", BackgroundGray = "#eee9e0", Surface = "#fffdf9", DrawerBackground = "#f1ece3", DrawerText = "#24211c", AppbarBackground = "#f7f4ee", AppbarText = "#24211c",
            TextPrimary = "#24211c", TextSecondary = "#5b554b", TextDisabled = "#6f685c", ActionDefault = "#5b554b", ActionDisabled = "#6f685c", ActionDisabledBackground = "#eee9e0",
            LinesDefault = "#ddd6ca", LinesInputs = "#8b8274", TableLines = "#e6e0d5", Divider = "#ddd6ca", DividerLight = "#e6e0d5", TableHover = "#f5f0e7",
            Success = "#1f5d3f", Warning = "#7a4b06", Error = "#9b2c1c", Info = "#1d5fa8", Skeleton = "#e6e1d8",
            OverlayDark = "rgba(36,33,28,0.42)",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a5d2ba", PrimaryContrastText = "#0f241b", Secondary = "#bcb4a6", SecondaryContrastText = "#181613",
            Background = "#181613", BackgroundGray = "#25221d", Surface = "#211e1a", DrawerBackground = "#1c1a16", DrawerText = "#f2ede4", AppbarBackground = "#181613", AppbarText = "#f2ede4",
            TextPrimary = "#f2ede4", TextSecondary = "#bcb4a6", TextDisabled = "#9a9183", ActionDefault = "#bcb4a6", ActionDisabled = "#9a9183", ActionDisabledBackground = "#2a2722",
            LinesDefault = "#3b362f", LinesInputs = "#8a8173", TableLines = "#322e28", Divider = "#3b362f", DividerLight = "#322e28", TableHover = "#26231e",
            Success = "#93d0ac", Warning = "#edc27a", Error = "#f5a898", ErrorContrastText = "#3a1f19", Info = "#8ec1ff", Skeleton = "#38332c",
            OverlayDark = "rgba(8,7,5,0.6)",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Shadows = new Shadow { Elevation = [.. Enumerable.Repeat("none", 26)] },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_font, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = s_font, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = s_font, FontSize = "0.8125rem", LineHeight = "1.45", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = s_font, FontSize = "0.8125rem", FontWeight = "560", LineHeight = "1.4", LetterSpacing = "0", TextTransform = "none" },
            H6 = new H6Typography { FontFamily = s_font, FontSize = "1rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-0.01em" },
        },
    };
}
