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
    public void A_person_beside_it_does_not(string text, string goes) =>
        Assert.DoesNotContain(goes, Notes.Propose(text).Preview, StringComparison.Ordinal);
}
