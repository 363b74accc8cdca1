using Markdig;
using Microsoft.AspNetCore.Components;

namespace Storefront.Web.Content;

/// <summary>Renders the shop's own texts. Raw HTML in them is shown, not obeyed.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    public static MarkupString ToMarkup(string text) => new(Markdig.Markdown.ToHtml(text, s_pipeline));
}
