using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;
using Storefront.Core.Notifications;

namespace Storefront.Infrastructure.Notifications;

/// <summary>
/// Liquid templates from this assembly: for each mail and language <c>name.html.liquid</c> and <c>name.text.liquid</c>, whose first line is the subject.
/// In HTML every value is encoded; nothing that a person typed is ever markup.
/// </summary>
internal sealed class LiquidTemplates : IMailTemplates
{
    private const string Root = "Storefront.Infrastructure.Notifications.Templates";
    private const string DefaultLanguage = "en";

    private static readonly FluidParser s_parser = new();
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ConcurrentDictionary<(string Language, string File), IFluidTemplate> _parsed = new();
    private readonly ConcurrentDictionary<string, TemplateOptions> _options = new();

    public MailText Render(Message message)
    {
        try
        {
            var language = Exists(message.Language, $"{message.Template}.html") ? message.Language : DefaultLanguage;
            var plain = Run(language, $"{message.Template}.text", ContextOf(message, language), NullEncoder.Default);
            var end = plain.IndexOf('\n', StringComparison.Ordinal);
            var subject = plain[..end].Trim();

            var context = ContextOf(message, language);
            context.SetValue("subject", subject);
            context.SetValue("language", language);
            var body = Run(language, $"{message.Template}.html", context, s_html);
            context.SetValue("body", new StringValue(body, encode: false));
            return new(subject, Run(language, "layout.html", context, s_html), plain[(end + 1)..].Trim() + "\n");
        }
        catch (Exception fault) when (fault is JsonException or ParseException or FormatException or ArgumentException or InvalidOperationException or FileNotFoundException)
        {
            throw new MailTemplateException(message.Template, fault.Message, fault);
        }
    }

    private static bool Exists(string language, string file) => FilesOf(language).GetFileInfo(file + ".liquid").Exists;

    private static EmbeddedFileProvider FilesOf(string language) => new(typeof(LiquidTemplates).Assembly, $"{Root}.{language}");

    private string Run(string language, string file, TemplateContext context, TextEncoder encoder) =>
        _parsed.GetOrAdd((language, file), Parse).Render(context, encoder, isolateContext: false);

    private static IFluidTemplate Parse((string Language, string File) key)
    {
        var info = FilesOf(key.Language).GetFileInfo(key.File + ".liquid");
        if (!info.Exists) throw new FileNotFoundException($"There is no {key.Language}/{key.File}.liquid.");
        using var reader = new StreamReader(info.CreateReadStream());
        return s_parser.TryParse(reader.ReadToEnd(), out var template, out var mistake)
            ? template
            : throw new InvalidOperationException($"{key.Language}/{key.File}.liquid: {mistake}");
    }

    private TemplateContext ContextOf(Message message, string language)
    {
        var context = new TemplateContext(_options.GetOrAdd(language, OptionsOf));
        using var document = JsonDocument.Parse(message.Document);
        foreach (var property in document.RootElement.EnumerateObject())
            context.SetValue(property.Name, FluidValue.Create(Plain(property.Value), context.Options));
        return context;
    }

    private static TemplateOptions OptionsOf(string language)
    {
        var options = new TemplateOptions
        {
            FileProvider = FilesOf(language),
            CultureInfo = CultureInfo.GetCultureInfo(language),
            MaxSteps = 100_000,
        };
        options.Filters.AddFilter("money", MailFilters.Money);
        options.Filters.AddFilter("day", MailFilters.Day);
        options.Filters.AddFilter("country", MailFilters.Country);
        return options;
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
