using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Words;

public sealed class WrittenTextsTests
{
    private static readonly Dictionary<string, string> s_sameEverywhere = new()
    {
        ["ProductPage: GTIN"] = "The name of a standard.",
    };

    [Fact]
    public void Every_visible_text_of_a_page_comes_from_the_resources() =>
        Listed.OnlyThose(WrittenTexts.In(CompiledCode.Types(typeof(Program).Assembly)), s_sameEverywhere);

    [Fact]
    public void Twin_texts_that_a_page_writes_itself_are_seen() =>
        Assert.Equal(
            ["TalkativePage: Buy now", "TalkativePage: Add to cart", "TalkativePage: Close", "TalkativePage: Sold out"],
            WrittenTexts.In(CompiledCode.Types(typeof(WrittenTextsTests).Assembly).Where(type => type.Name == nameof(TalkativePage))));
}

internal sealed class TalkativePage : ComponentBase
{
    private readonly string _fromResources = nameof(TalkativePage);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<h1>Buy now</h1>");
        builder.OpenElement(1, "button");
        builder.AddAttribute(2, "class", "button");
        builder.AddContent(3, "Add to cart");
        builder.AddAttribute(4, "aria-label", "Close");
        builder.AddContent(5, _fromResources);
        builder.AddContent(6, (RenderFragment)(inner => inner.AddContent(7, "Sold out")));
        builder.CloseElement();
    }
}
