namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class SafePhrasesTests
{
    [Theory]
    [InlineData("Frau Krauthoff war gestern beim Jobcenter Schaumburg und kam am Nachmittag zurück.", "Jobcenter Schaumburg")]
    [InlineData("Herr Krauthoff hat Post vom Amtsgericht Hagen bekommen, die er nicht versteht.", "Amtsgericht Hagen")]
    [InlineData("Das Jugendamt Südliche Weinstraße hat Frau Krauthoff eingeladen.", "Jugendamt Südliche Weinstraße")]
    [InlineData("Viele Familien wie die von Frau Krauthoff leben im Landkreis St. Wendel.", "Landkreis St. Wendel")]
    [InlineData("Die Kündigung von Frau Krauthoff ist unwirksam (§ 17 MuSchG), das weiß der Betrieb.", "§ 17 MuSchG")]
    [InlineData("Frau Krauthoff sagt, Kater Moritz hat wieder auf das Sofa gemacht.", "Kater Moritz")]
    [InlineData("Frau Krauthoff war im Sommer bei ihrer Mutter in Izmir und kommt jetzt wieder.", "Izmir")]
    [InlineData("Frau Krauthoff hat einen Bruder in Schweden und eine Schwester in Lyon.", "Bruder in Schweden")]
    [InlineData("Frau Krauthoff wohnt mit Katze Mimi und dem Staffordmischling Rocky zusammen.", "Katze Mimi und dem Staffordmischling Rocky")]
    [InlineData("Die Vorlage wird im Ausschuss beraten (Drucksache VII/0482/2025), sagt Frau Krauthoff.", "VII/0482/2025")]
    [InlineData("Frau Krauthoff fragt, aus welcher Haushaltsstelle 4700.7180 das kommt.", "4700.7180")]
    [InlineData("Frau Krauthoff hat erst die 110 angerufen und dann uns.", "die 110")]
    [InlineData("Der Sohn von Frau Krauthoff lebt seit Oktober 2022 beim Vater.", "seit Oktober 2022")]
    [InlineData("Frau Krauthoff soll 349 euro nachzahlen.", "349 euro")]
    [InlineData("Zum 1. Juli steigen die Freibeträge, das betrifft auch Frau Krauthoff.", "1. Juli")]
    [InlineData("Frau Krauthoff legt den Beschluss AG Neubrandenburg vor.", "Beschluss AG Neubrandenburg")]
    public void What_says_nothing_about_a_person_stays(string text, string stays)
    {
        var preview = Notes.Propose(text).Preview;

        Assert.Contains(stays, preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Krauthoff", preview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Im Jobcenter Frau Krauthoff erreicht, sie ruft zurück.", "Krauthoff")]
    [InlineData("Kater Moritz heißt wie der Sohn: Moritz Krauthoff, geboren 2019.", "Krauthoff")]
    [InlineData("Antrag nach § 31 Krauthoff zahlt den Rest selbst.", "Krauthoff")]
    [InlineData("Frau Lagos kam mit ihrem Sohn zur Beratung.", "Lagos")]
    [InlineData("Frau Würth kam mit ihrem Sohn, Frau Miele blieb zu Hause.", "Würth")]
    [InlineData("Sie war im Frauenhaus Kindelbrück, sagt Frau Krauthoff.", "Kindelbrück")]
    [InlineData("Jobcenter Schaumburg, Sachbearbeiterin Krauthoff, Durchwahl 12.", "Krauthoff")]
    [InlineData("Hund Rocky gehört Krauthoff, der Nachbarin.", "Krauthoff")]
    [InlineData("Wiedervorlage 23.01.2026 bei Frau Krauthoff.", "23.01.2026")]
    [InlineData("Name: Lima, Vorname: Sabine", "Lima")]
    [InlineData("Frau Krauthoff ist geboren 1987, seit 2022 hier.", "1987")]
    [InlineData("Frau Krauthoff zahlt 50 Euro auf Aktenzeichen 51.14-0093/26.", "51.14-0093/26")]
    public void A_person_beside_it_does_not(string text, string goes) =>
        Assert.DoesNotContain(goes, Notes.Propose(text).Preview, StringComparison.Ordinal);
}
