using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Storefront.Core.Search;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>A request made ready for one run.</summary>
internal sealed class SearchPlan
{
    private readonly TextQuery? _text;
    private readonly Analyzer _analyzer;

    public SearchPlan(SearchRequest request, Analyzer analyzer, DateTimeOffset now)
    {
        Request = request with
        {
            PageSize = Math.Clamp(request.PageSize, 1, SearchRequest.MaxPageSize),
            Text = SearchAddress.Clean(request.Text, SearchAddress.MaxText),
        };
        _text = Request.Text.Length > 0 ? new(analyzer, Request.Text) : null;
        _analyzer = analyzer;
        Sort = request.Sort == SearchSort.Relevance && _text is null ? SearchSort.Newest : request.Sort;
        After = PageCursor.Read(Request);
        Now = now.ToUnixTimeMilliseconds();
    }

    public SearchRequest Request { get; }

    public SearchSort Sort { get; }

    public PageKey? After { get; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Now { get; }

    public IEnumerable<string> Codes => _text?.Codes ?? [];

    /// <summary>Another spelling of the text, where it has words that no product has.</summary>
    public string? Correct(IndexReader index) => _text is null ? null : new Spelling(index, _analyzer).Correct(Request.Text);

    /// <summary>
    /// By relevance, products that have only some of the terms follow those that have more. In any other order they would come first by
    /// chance, so all terms are asked for, and some only when nothing has them all.
    /// </summary>
    public IEnumerable<Query> Queries()
    {
        if (_text is not null && Sort != SearchSort.Relevance) yield return ScopeQuery.Within(Request, _text.Build(everyTerm: true));
        yield return ScopeQuery.Within(Request, _text?.Build(everyTerm: false));
    }
}
