using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Words;

public sealed class LogicalStylesTests
{
    [Fact]
    public void Styles_name_no_physical_direction() => Listed.Nothing(LogicalStyles.PhysicalDirections([.. SourceFile.In("wwwroot/css", ".css"), .. SourceFile.In("Storefront.Web", ".css")]));

    [Fact]
    public void Twin_left_and_right_are_seen() =>
        Assert.Equal(
            ["a.css: margin-left:", "a.css: text-align: right", "a.css: left:", "a.css: border-top-left-radius:"],
            LogicalStyles.PhysicalDirections([new("a.css", "/* left: 0 */ a { margin-left: 0; text-align: right }\nb { left: 0; margin-inline-start: 0; border-top-left-radius: 0; text-align: end }")]));
}
