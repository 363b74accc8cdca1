using Storefront.Core.Catalog.Import;

namespace Storefront.Tests.Unit.Catalog.Import;

/// <summary>Source rows of text fields.</summary>
internal static class Rows
{
    public static FieldValue.Fields Of(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, FieldValue (field) => new FieldValue.Text(field.Value)));

    public static SourceRow Row(long number, params (string Name, string Value)[] fields) => new(number, Of(fields));
}
