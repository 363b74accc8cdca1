using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>Changes a product's texts and its time on the shelf. Of two editors the second is told what the first has stored.</summary>
public sealed class EditProduct(IStorefrontDb db, ShowProductSheet sheet, TimeProvider clock)
{
    /// <param name="Seen">Version of the sheet that the editor had before him.</param>
    /// <param name="Staff">Mail address.</param>
    public sealed record Command(ProductId Product, long Seen, ProductWords Words, Publication Publication, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Saved(ProductSheet Now) : Result;

        public sealed record Invalid(IReadOnlyList<ProductFault> Faults) : Result;

        public sealed record ChangedBySomebodyElse(ProductSheet Now) : Result;

        public sealed record NoSuchProduct : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var words = command.Words.Trimmed();
        if (Judge(words, command.Publication) is { Count: > 0 } faults) return new Result.Invalid(faults);
        try
        {
            var saved = await db.RunAsync((work, token) => SaveAsync(work, command with { Words = words }, token), ct);
            if (await sheet.ExecuteAsync(command.Product, ct) is not { } now) return new Result.NoSuchProduct();
            return saved ? new Result.Saved(now) : new Result.ChangedBySomebodyElse(now);
        }
        catch (ConcurrentEditException)
        {
            return new Result.ChangedBySomebodyElse((await sheet.ExecuteAsync(command.Product, ct))!);
        }
    }

    private async Task<bool> SaveAsync(IWork work, Command command, CancellationToken ct)
    {
        var product = await work.Products.SingleOrDefaultAsync(p => p.Id == command.Product, ct);
        if (product is null || product.Version != command.Seen) return false;
        product.Edit(command.Words, command.Publication, command.Staff, clock.GetUtcNow());
        work.Publish(new ProductChanged(product.Id));
        await work.CommitAsync(ct);
        return true;
    }

    private static List<ProductFault> Judge(ProductWords words, Publication publication)
    {
        var faults = new List<ProductFault>();
        if (words.Title.Length == 0) faults.Add(ProductFault.TitleMissing);
        if (words.Title.Length > ProductWords.MaxTitle) faults.Add(ProductFault.TitleTooLong);
        if (words.Summary.Length > ProductWords.MaxSummary) faults.Add(ProductFault.SummaryTooLong);
        if (words.Description.Length > ProductWords.MaxDescription) faults.Add(ProductFault.DescriptionTooLong);
        if (publication.Until is not null && publication.From is null) faults.Add(ProductFault.EndWithoutBeginning);
        if (publication.Until <= publication.From) faults.Add(ProductFault.EndsBeforeItBegins);
        return faults;
    }
}

/// <summary>What is wrong with something typed.</summary>
public enum ProductFault
{
    TitleMissing,
    TitleTooLong,
    SummaryTooLong,
    DescriptionTooLong,
    EndWithoutBeginning,
    EndsBeforeItBegins,
}
