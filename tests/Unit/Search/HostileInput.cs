namespace Storefront.Tests.Unit.Search;

/// <summary>What people and programs put into addresses who mean no good, or nothing at all.</summary>
internal static class HostileInput
{
    private static readonly string[] s_pieces =
    [
        "", " ", "\0", "\u0001\u001f\u007f", "\r\n", "\t\t", "a\0b", "\ud800", "\udc00\ud800", "\ufffe\uffff", "\u202eabc\u202c", "\u200b\u200d\ufeff", "مرحبا بالعالم", "שלום",
        "😀👩‍👩‍👧‍👦🏳️‍🌈", "e\u0301\u0301\u0301\u0301", "ﷺ", "' or 1=1 --", "'; drop table catalog.products; --", "\" union select", "%", "%%%", "_", "\\", "\\\\\\",
        "*", "**", "?", "*?*?*?", "a*", "*a", "title:", "title:x AND", "(((((", ")))))", "+-&&||!(){}[]^\"~*?:\\/", "\"unclosed", "~0.5", "a~", "a^9999999", "[* TO *]", "{a TO z}",
        "AND", "OR", "NOT", "AND OR NOT", "/regex[a-z]+/", "<script>alert(1)</script>", "&#0;", "%00", "%u0000", "..", "../../etc/passwd", "1..", "..1", "9..1", "NaN..Infinity",
        "-1..-2", "1e308..1e309", "99999999999999999999..1", "1,5..2,5", "0x10..0x20", "٣..٤", "price", "price=1..2", "q=q", "&&&&", "====", "????", "####", "null", "undefined", "true",
        "2147483648", "-9223372036854775809", "0882780756328", "15.6\"", "15,6 inch", "c++", "c#", ".net", "a/b-c_d.e", "AAAA", "____", "----", "𝕳𝖊𝖑𝖑𝖔", "İıſK", "ß", "ǅ",
    ];

    /// <summary>Each by itself, each a thousand times, and mixtures of them: more than 300 texts, the same in every run.</summary>
    public static IEnumerable<string> Texts()
    {
        var random = new Random(20260601);
        foreach (var piece in s_pieces) yield return piece;
        foreach (var piece in s_pieces) yield return string.Concat(Enumerable.Repeat(piece, 1000));
        for (var i = 0; i < 150; i++)
            yield return string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 60)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
        yield return new string('x', 10_240);
        yield return string.Join(' ', Enumerable.Range(0, 2000));
        yield return new string([.. Enumerable.Range(0, 5000).Select(_ => (char)random.Next(char.MaxValue))]);
    }
}
