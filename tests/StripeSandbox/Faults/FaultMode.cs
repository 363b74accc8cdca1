namespace Storefront.Tests.StripeSandbox.Faults;

/// <summary>What goes wrong with a request.</summary>
internal enum FaultMode
{
    None,

    /// <summary>No answer, and nothing was done.</summary>
    TimeoutBefore,

    /// <summary>Done, but no answer.</summary>
    TimeoutAfter,

    /// <summary>The line breaks before anything was done.</summary>
    ResetBefore,

    /// <summary>Done, then the line breaks.</summary>
    ResetAfter,

    /// <summary>500, and nothing was done; the idempotency key stays free.</summary>
    Http500Before,

    /// <summary>Done, but answered and remembered as a 500: the same key gets the 500 again.</summary>
    Http500After,

    /// <summary>Too many requests; nothing was done.</summary>
    Http429,

    /// <summary>Answered properly, but late; its idempotency key is in use meanwhile.</summary>
    Slow,
}
