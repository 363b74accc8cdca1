namespace Storefront.Core.Shared;

/// <summary>The shop cannot start because of something the merchant can change. Each sentence says what to type.</summary>
public abstract class StartRefusedException(IReadOnlyList<string> sentences, Exception? cause = null)
    : Exception(string.Join(Environment.NewLine, sentences), cause)
{
    public IReadOnlyList<string> Sentences { get; } = sentences;
}
