using System.Diagnostics;
using System.Globalization;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;

namespace KiPlanung.Browser.Tests;

/// <summary>What confirming a note of about 4,000 characters asks of a person: clicks, and how long the program itself takes for
/// them.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class ConfirmEffortTests(Workplace here, ITestOutputHelper output)
{
    [BrowserFact]
    public Task A_note_of_4000_characters_takes_one_click_per_point_and_one_to_confirm() => here.AsAsync(Role.CaseWorker, async caseWorker =>
    {
        var text = ALongNote();
        Assert.InRange(text.Length, 3900, 4200);
        await caseWorker.OpenAsync("/");
        var notes = new NotePages(caseWorker);
        await notes.PasteAsync(text);
        var (marks, points) = (await notes.Marks.CountAsync(), await notes.OpenPoints.CountAsync());

        var programTime = Stopwatch.StartNew();
        await notes.JudgeAllAsync();
        await notes.ConfirmAndSummariseAsync();
        programTime.Stop();

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{text.Length} characters, {marks} marks, {points} points, {notes.Judgements + 1} clicks, {programTime.ElapsedMilliseconds} ms"));
        Assert.Equal(points, notes.Judgements);
    }, Way.Plain);

    /// <summary>Invented; numbers are published examples.</summary>
    private static string ALongNote() => string.Join("\n\n",
        NotePages.Example,
        "Frau Testmann berichtet, dass sie morgens um fünf Uhr aufsteht, damit die Kinder rechtzeitig in der Kita sind. Der Weg dorthin dauert "
        + "mit dem Rad zwanzig Minuten, bei Regen nimmt sie den Bus. Die Kita öffnet erst um sieben Uhr, die Frühschicht beginnt um sechs. "
        + "Bisher hat ihre Mutter ausgeholfen, Frau Renate Testmann aus Kölleda, Tel. 030 23125 077. Sie ist seit März selbst krank und "
        + "kann nicht mehr einspringen. Eine Tagesmutter gibt es im Ort nicht, die nächste nimmt keine Kinder unter drei Jahren.",
        "Gemeinsam haben wir durchgesehen, welche Hilfen in Frage kommen. Der Antrag auf Kinderzuschlag ist gestellt, der Bescheid steht noch "
        + "aus. Das Wohngeld wurde für sechs Monate bewilligt, die Miete ist zum Januar gestiegen. Herr Testmann bekommt Krankengeld, das die "
        + "laufenden Kosten nicht deckt. Er wünscht sich eine Beratung zur beruflichen Wiedereingliederung und fragt nach einer Umschulung. "
        + "Für den Weg zur Reha nach Bad Berka fehlt ihm ein Auto. Der Nachbar, Herr Sven Beispielmann, fährt ihn einmal in der Woche.",
        "Im Gespräch wurde deutlich, dass der Bus das größte Hindernis ist. Nach 18 Uhr fährt keine Linie mehr in die Stadt, am Wochenende gar "
        + "nicht. Damit fallen Abendkurse, Arzttermine am Samstag und jede Schicht im Handel aus. Der Rufbus muss einen Tag vorher bestellt "
        + "werden und kommt nach ihrer Erfahrung oft zu spät. Viele Familien im Wohngebiet haben dasselbe Problem. Ein Fahrdienst, den mehrere "
        + "Träger gemeinsam tragen, könnte helfen. Frau Testmann würde sich an einem Treffen dazu beteiligen.",
        "Zur Schule: Der ältere Sohn Jonas kommt im Sommer in die erste Klasse. Die Schulleitung hat ein Vorgespräch angeboten. Der Hort schließt "
        + "um 16 Uhr, das passt zu keiner der angebotenen Stellen. Die Tochter Mia spricht wenig, die Kita empfiehlt eine Frühförderung. Ein "
        + "Platz ist frühestens im Herbst frei. Wir haben vereinbart, dass ich bei der Frühförderstelle nachfrage und Frau Testmann unter "
        + "jana.testmann@example.org schreibe. Die Familie ist im Verein gut eingebunden und bekommt dort Hilfe beim Einkauf.",
        "Beim letzten Hausbesuch war auch die Patin der Kinder da. Sie arbeitet im Schichtdienst und kann nur an freien Tagen helfen. Wir haben "
        + "über eine Liste gesprochen, wer wann einspringt, und wie die Eltern im Haus sich abwechseln könnten. Der Spielplatz hinter dem Block "
        + "ist seit einem Jahr gesperrt, die Kinder spielen auf dem Parkplatz. Eine Begegnungsstätte fehlt, der Jugendraum öffnet an zwei "
        + "Nachmittagen. Frau Testmann sagt, dass viele Mütter sich einen Ort wünschen, an dem man auch ohne Termin willkommen ist. Für einen "
        + "Raum käme der leere Laden an der Ecke in Betracht, der Vermieter wäre gesprächsbereit. Die Miete müsste ein Träger übernehmen.",
        "Bedarfe aus Sicht der Familie: Betreuung zwischen fünf und sieben Uhr und nach 16 Uhr, ein Bus am Abend und am Wochenende, ein Platz in "
        + "der Frühförderung, Beratung zur Umschulung. Aus meiner Sicht kommt eine Schuldnerberatung hinzu; die Familie zahlt zwei Kredite ab. "
        + "Vereinbart ist ein Gespräch mit dem Träger der Kita über eine frühere Öffnung an zwei Tagen der Woche. Ich bringe das Thema Rufbus "
        + "in die nächste Runde der Beratungsstellen ein. Der nächste Termin ist für die zweite Woche nach Ostern geplant. Bis dahin sammelt "
        + "Frau Testmann die fehlenden Unterlagen für den Kinderzuschlag und bringt sie mit. Für die Zeit bis zum Herbst suchen wir nach einer "
        + "Lösung im Wohngebiet: Zwei Nachbarinnen haben angeboten, die Kinder morgens abwechselnd zu begleiten, wenn jemand die Fahrt bezahlt. "
        + "Ob das über die Verhinderungspflege oder einen Fonds der Gemeinde geht, kläre ich.");
}
