namespace Storefront.Core.Catalog.Import;

/// <summary>A file of products, in whatever format it is.</summary>
public interface ICatalogSource
{
    /// <summary>Name for people, without folders.</summary>
    string Name { get; }

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    string Fingerprint { get; }

    /// <summary>Reads the records one by one, each time from the start. A record that cannot be read is answered as such, and the next follows.</summary>
    IEnumerable<SourceRow> Read();
}

/// <summary>Where problems are told, one by one, while an import runs.</summary>
public interface IImportReport
{
    /// <summary>Keeps what an earlier, interrupted run told of the rows up to this one, and forgets the rest.</summary>
    Task OpenAsync(long rowsDone, CancellationToken ct);

    /// <summary>Tells the problems of a batch, in place of what was told since the last <see cref="Keep"/>.</summary>
    Task TellAsync(IReadOnlyList<ImportProblem> problems, CancellationToken ct);

    /// <summary>The batch is committed.</summary>
    void Keep();
}
