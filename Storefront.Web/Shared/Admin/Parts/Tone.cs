namespace Storefront.Web.Shared.Admin.Parts;

/// <summary>What a status asks of the merchant.</summary>
public enum Tone
{
    /// <summary>Nothing: it is over, or it waits for somebody else.</summary>
    Quiet,

    Good,

    /// <summary>The next step is the merchant's.</summary>
    Due,

    Bad,
}
