using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Tabellenspalte“ — what stands under a heading that names an identifying detail.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO. Format: lines of cells between |, tabs or semicolons, the first of them headings (Name, Geb.,
/// Telefon, Anschrift, Az., Bearbeiter). Check: a cell under a heading of numbers holds digits, one under a heading of names a capital
/// letter; empty cells and dashes stay. Fictitious: Name | Jg. | Tel. / Testmann, Jana | 89 | 4711.</remarks>
internal sealed partial class TableRecogniser : IRecogniser
{
    private const int MostColumns = 30;
    private const int LongestCell = 60;

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        EntityType?[] columns = [];
        var (mark, start) = ('\0', 0);
        while (start < text.Text.Length)
        {
            var end = text.Text.IndexOf('\n', start);
            if (end < 0) end = text.Text.Length;
            var line = text.Text.AsSpan(start, end - start);
            if (columns.Length == 0 || line.Count(mark) + 1 < columns.Length)
            {
                mark = line.Count('|') > 1 ? '|' : line.Count('\t') > 1 ? '\t' : line.Count(';') > 1 ? ';' : '\0';
                columns = mark == '\0' ? [] : Headings(line, mark);
            }
            else
            {
                Cells(text, start, end, mark, columns, into);
            }
            start = end + 1;
        }
    }

    private static EntityType?[] Headings(ReadOnlySpan<char> line, char mark)
    {
        var columns = new List<EntityType?>();
        foreach (var cell in line.Split(mark))
        {
            var heading = line[cell].Trim(" \"*_");
            if (heading.Length > 28 || heading.ContainsAnyInRange('0', '9') || columns.Count == MostColumns) return [];
            columns.Add(TypeOf(heading));
        }
        return columns.Exists(c => c is not null) ? [.. columns] : [];
    }

    private static void Cells(NormalText text, int start, int end, char mark, EntityType?[] columns, ICollection<Candidate> into)
    {
        var line = text.Text.AsSpan(start, end - start);
        var column = 0;
        foreach (var cell in line.Split(mark))
        {
            if (column == columns.Length) return;
            if (columns[column++] is not { } type) continue;
            var (from, to) = (cell.Start.GetOffset(line.Length), cell.End.GetOffset(line.Length));
            while (from < to && !char.IsLetterOrDigit(line[from])) from++;
            while (to > from && !char.IsLetterOrDigit(line[to - 1]) && line[to - 1] != '.') to--;
            if (Holds(line[from..to], type))
                into.Add(new Candidate(start + from, start + to, type, Propagation.Tokens.LabelOf(type), Certainty.Likely,
                    "Wert unter einer Spaltenüberschrift"));
        }
    }

    private static bool Holds(ReadOnlySpan<char> cell, EntityType type)
    {
        if (cell.Length is < 2 or > LongestCell || cell.Contains(NormalText.Barrier)) return false;
        var digits = Surroundings.Digits(cell).Length;
        return type switch
        {
            EntityType.Person => digits == 0 && Surroundings.Compact(cell).Length > 1 && cell.Count(' ') < 5,
            EntityType.DateOfBirth => digits >= 2 && cell.Length <= 14,
            EntityType.Phone => digits >= 4,
            EntityType.IdNumber => digits >= 4 && !cell.EndsWith("€", StringComparison.Ordinal) && !Sum().IsMatch(cell),
            EntityType.Address => digits > 0,
            _ => false,
        };
    }

    private static EntityType? TypeOf(ReadOnlySpan<char> heading) =>
        Person().IsMatch(heading) ? EntityType.Person
        : Birth().IsMatch(heading) ? EntityType.DateOfBirth
        : Phone().IsMatch(heading) ? EntityType.Phone
        : Number().IsMatch(heading) ? EntityType.IdNumber
        : Address().IsMatch(heading) ? EntityType.Address
        : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A(?:(?:vor-? ?(?:und|u\.|/) ?)?(?:nach|vor|familien)?namen?(?:,? ?vornamen?)?|klient(?:in|:in)?|teilnehmer("
        + @"?:in|innen|:in)?|tn|bearb\.?"
        + @"|(?:sach)?bearbeiter(?:in|:in)?|betreuer(?:in|:in)?|fachkraft|mutter|vater|kind|person(?:en)?|ansprechpartner(?:in)?|u"
        + @"nterschrift"
        + @"|user|nutzer|kürzel|handzeichen|hz\.?|schüler(?:in)?|bewohner(?:in)?|patient(?:in)?|fahrgast|gast)\z", Options)]
    private static partial Regex Person();

    [GeneratedRegex(@"\A(?:geb\.?(?:[ .-]*dat(?:um|\.)?|[ .-]*jahr|[ .-]*am)?|geburts\p{L}+|jg\.?|jahrg(?:ang|\.)|dob)\z", Options)]
    private static partial Regex Birth();

    [GeneratedRegex(@"\A(?:tel(?:efon)?(?:nummer|\.|-?nr\.?)?|handy(?:nummer|-?nr\.?)?|mobil(?:nummer|\.)?|fax|rufnummer|festnetz|"
        + @"telefon ?/ ?(?:handy|mobil))\z",
        Options)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A(?:(?:az\.?|aktenzeichen|zeichen|kd\.?-?nr\.?)(?:[ /,|und]{1,6}[\p{L}.-]{2,16}){0,2}|(?:kunden|kd|vertrags"
        + @"|mitglieds|versicherten|versicherungs|vers|vorgangs|fall|akten|ausweis|konto|bg)[.-]*"
        + @" ?(?:nummer|nr\.?|zeichen)|iban|kvnr|fall|akte|vorgang)\z", Options)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?:anschrift|adresse|straße(?: ?(?:und|,|/|u\.) ?(?:haus)?(?:nummer|nr\.?))?|wohnung|wohnadresse)\z", Options)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[\d. ]+,\d\d(?: ?€)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();
}
