using System.Text.Json;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

/// <summary>Tells a merchant's mistake from a fault of the shop: a mistake is explained in sentences, a fault keeps its stack trace.</summary>
internal static class StartMistake
{
    /// <summary>One sentence for each mistake; empty when the exception is a fault.</summary>
    public static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => refused.Sentences,
        OptionsValidationException invalid => [.. invalid.Failures],
        InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } file =>
            [$"{file.Message} Line {json.LineNumber + 1}: {json.Message.Split(" LineNumber:")[0]}"],
        InvalidOperationException { InnerException: FormatException or ArgumentException } wrong
            when wrong.Message.Contains("configuration value", StringComparison.Ordinal) => [wrong.Message],
        _ => [],
    };
}
