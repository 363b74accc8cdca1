using System.ComponentModel.DataAnnotations;

namespace Storefront.Tests.StripeSandbox.Host;

/// <summary>Settings of the sandbox, section <c>Sandbox</c>. All are checked before it listens.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Where to listen; port 0 takes a free one. Loopback only: the sandbox guards nothing of value.</summary>
    [Required, RegularExpression(@"^http://(127\.0\.0\.1|localhost):\d{1,5}$")]
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>The key that the shop's server sends.</summary>
    [Required, RegularExpression("^sk_test_[A-Za-z0-9_]+$")]
    public string SecretKey { get; set; } = "sk_test_storefront_sandbox";

    /// <summary>The key that the browser sends together with a client secret.</summary>
    [Required, RegularExpression("^pk_test_[A-Za-z0-9_]+$")]
    public string PublishableKey { get; set; } = "pk_test_storefront_sandbox";

    /// <summary>Signs the webhooks.</summary>
    [Required, RegularExpression("^whsec_[A-Za-z0-9_]+$")]
    public string WebhookSecret { get; set; } = "whsec_storefront_sandbox";

    /// <summary>Address that receives the events; empty: none are sent, all are kept.</summary>
    [Url]
    public string? WebhookUrl { get; set; }

    /// <summary>How often one event is tried before it is given up.</summary>
    [Range(1, 50)]
    public int WebhookAttempts { get; set; } = 8;

    /// <summary>Seconds before the first retry; every further one waits twice as long, at most a minute.</summary>
    [Range(0.01, 3600)]
    public double WebhookRetrySeconds { get; set; } = 0.5;

    /// <summary>Seconds between a captured payment with a disputing test card and its dispute.</summary>
    [Range(0, 3600)]
    public double DisputeDelaySeconds { get; set; } = 1;

    /// <summary>Seconds until the bank answers to a debit; up to 30 days.</summary>
    [Range(0, 30 * 24 * 3600)]
    public double BankDebitSeconds { get; set; } = 180;

    /// <summary>Journal file that makes the state survive a restart; empty: state in memory only.</summary>
    public string? StatePath { get; set; }

    /// <summary>Stops when the process with this id is gone.</summary>
    [Range(1, int.MaxValue)]
    public int? ParentPid { get; set; }

    /// <summary>Stops when its standard input is closed, so that it never outlives the one who started it.</summary>
    public bool StopWithStdin { get; set; }

    internal void Validate() => Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
}
