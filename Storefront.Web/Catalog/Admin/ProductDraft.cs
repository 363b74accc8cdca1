using System.Globalization;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Catalog.Admin;

/// <summary>
/// What somebody types into a product's form, beside what was stored when the form was filled. The difference of both is what gets saved;
/// what somebody else stored meanwhile is merged into the fields that were not touched.
/// </summary>
public sealed class ProductDraft
{
    private const string Minute = "yyyy-MM-ddTHH:mm";
    private readonly TimeZoneInfo _zone;

    public ProductDraft(ProductSheet seen, IEnumerable<ShowShelves.Shelf> shelves, TimeZoneInfo zone)
    {
        (Seen, _zone) = (seen, zone);
        Words = FieldsOf(seen);
        Prices = PricesOf(seen);
        Shelves = [.. shelves.Select(shelf => new ShelfDraft(shelf))];
    }

    /// <summary>As it was stored when this draft was last in step with it.</summary>
    public ProductSheet Seen { get; private set; }

    /// <summary>Texts and publication, by field.</summary>
    public Dictionary<ProductField, string> Words { get; private set; }

    public List<PriceDraft> Prices { get; private set; }

    public List<ShelfDraft> Shelves { get; private set; }

    public bool WordsChanged => FieldsOf(Seen).Any(stored => Words[stored.Key] != stored.Value);

    public bool PricesChanged => Prices.Exists(price => price.IsChanged);

    public bool IsChanged => WordsChanged || PricesChanged || Shelves.Exists(shelf => shelf.IsChanged);

    public ProductWords ToWords() => new(Words[ProductField.Title], Words[ProductField.Summary], Words[ProductField.Description]);

    /// <summary>Null: a field holds no date.</summary>
    public Publication? ToPublication() => TryMoment(ProductField.From, out var from) && TryMoment(ProductField.Until, out var until) ? new(from, until) : null;

    /// <summary>Which fields somebody else changed since this draft was in step, with what is stored in them now.</summary>
    public IReadOnlyList<TheirChange> ChangesIn(ProductSheet now)
    {
        var (before, after) = (FieldsOf(Seen), FieldsOf(now));
        var words = before.Keys.Where(field => before[field] != after[field]).Select(field => new TheirChange(field, null, after[field], Words[field] == before[field] ? null : Words[field]));
        var theirs = PricesOf(now).ToDictionary(price => price.Key);
        var prices = Prices.Where(mine => theirs.TryGetValue(mine.Key, out var their) && (their.Amount, their.CompareAt) != (mine.SeenAmount, mine.SeenCompareAt))
            .Select(mine => new TheirChange(ProductField.Price, mine.Sku, theirs[mine.Key].Amount, mine.IsChanged ? mine.Amount : null));
        return [.. words, .. prices];
    }

    /// <summary>Takes over what is stored, except in the fields that were typed into.</summary>
    public void Rebase(ProductSheet now)
    {
        var (before, after) = (FieldsOf(Seen), FieldsOf(now));
        Words = Words.ToDictionary(field => field.Key, field => field.Value == before[field.Key] ? after[field.Key] : field.Value);
        var typed = Prices.Where(price => price.IsChanged).ToDictionary(price => price.Key);
        Prices = PricesOf(now);
        foreach (var price in Prices)
            if (typed.TryGetValue(price.Key, out var mine)) (price.Amount, price.CompareAt) = (mine.Amount, mine.CompareAt);
        Seen = now;
    }

    private static List<PriceDraft> PricesOf(ProductSheet sheet) =>
        [.. sheet.Variants.SelectMany(variant => variant.Prices.Select(price => new PriceDraft(variant, price)))];

    private Dictionary<ProductField, string> FieldsOf(ProductSheet sheet) => new()
    {
        [ProductField.Title] = sheet.Words.Title,
        [ProductField.Summary] = sheet.Words.Summary,
        [ProductField.Description] = sheet.Words.Description,
        [ProductField.From] = Write(sheet.Publication.From),
        [ProductField.Until] = Write(sheet.Publication.Until),
    };

    private string Write(DateTimeOffset? moment) =>
        moment is { } at ? TimeZoneInfo.ConvertTime(at, _zone).ToString(Minute, CultureInfo.InvariantCulture) : "";

    private bool TryMoment(ProductField field, out DateTimeOffset? moment)
    {
        moment = null;
        if (Words[field].Length == 0) return true;
        // A moment that was not touched keeps its seconds.
        var stored = field == ProductField.From ? Seen.Publication.From : Seen.Publication.Until;
        if (Words[field] == Write(stored))
        {
            moment = stored;
            return true;
        }
        if (!DateTime.TryParse(Words[field], CultureInfo.InvariantCulture, out var local)) return false;
        moment = new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
        // Where clocks are put forward, an hour does not exist: it is read back as another one.
        return Write(moment) == local.ToString(Minute, CultureInfo.InvariantCulture);
    }
}

/// <summary>A field of the form that two people may both have changed.</summary>
public enum ProductField
{
    Title,
    Summary,
    Description,
    From,
    Until,
    Price,
}

/// <param name="Sku">Of a price.</param>
/// <param name="Mine">What this editor typed into the same field; null when he did not.</param>
public sealed record TheirChange(ProductField Field, string? Sku, string Now, string? Mine);

/// <summary>A variant's price in one currency, as typed.</summary>
public sealed class PriceDraft(VariantSheet variant, PriceSheet price)
{
    public VariantId Variant => variant.Id;

    public string Sku => variant.Sku;

    public string Options => variant.Options;

    public Currency Currency => price.Amount.Currency;

    public (VariantId, Currency) Key => (Variant, Currency);

    public string SeenAmount { get; } = MoneyField.Write(price.Amount);

    public string SeenCompareAt { get; } = price.CompareAt is { } former ? MoneyField.Write(former) : "";

    public string Amount { get; set; } = MoneyField.Write(price.Amount);

    public string CompareAt { get; set; } = price.CompareAt is { } former ? MoneyField.Write(former) : "";

    public bool IsChanged => (Amount, CompareAt) != (SeenAmount, SeenCompareAt);

    public string? AmountFault { get; set; }

    public string? CompareAtFault { get; set; }
}

/// <summary>A counted shelf, as typed.</summary>
public sealed class ShelfDraft(ShowShelves.Shelf shelf)
{
    public ShowShelves.Shelf Shelf { get; set; } = shelf;

    public string OnHand { get; set; } = shelf.OnHand.ToString(CultureInfo.InvariantCulture);

    public bool IsChanged => OnHand.Trim() != Shelf.OnHand.ToString(CultureInfo.InvariantCulture);

    public string? Fault { get; set; }

    /// <summary>What followed from the count that was saved: promised pieces that are missing.</summary>
    public string? Note { get; set; }
}
