namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Stichwörter der Prüfpunkte“ and of account labels; see <see cref="CueWords"/>.</summary>
internal static class ReviewCues
{
    public static IReadOnlyList<(Cue Cue, string Words)> All { get; } =
    [
        (Cue.Instruction, "ignorier* vergiss vergessen missachte* ignore disregard überschreib* umgehe* system systemprompt* du you gib"
            + " als"
            + " antworte entferne lösche"),
        (Cue.Unique, "der die das als dem den unser* ihr* ist sind einzige* nur bloß im in jeder jeden jede alle man stand aus sechs"
            + " sieben"
            + " acht neun zehn elf zwölf drillinge* vierlinge weltmeister* olympia* landesmeister* deutsche deutscher schützenkönig*"
            + " karnevalsprinz* weinkönigin bienenkönigin"),
        (Cue.Trait, "hiv* aids chorea huntington mukoviszidose trisomie down schizophreni* borderline* bipolar* transsexuell* transgender"
            + " trans nonbinär* intersexuell* schwul* lesbisch* bisexuell* jesidisch* jesid* jüdisch* zeuge zeugen sinti roma salafis*"
            + " ahmadiyya mormon* tschetschen* eritre* uigur* rollstuhl* gehörlos* taubblind* kleinwüchsig* autis* asperger epilepsie"
            + " multiple ms contergan* vorbestraft missbrauch* vergewaltigt zwangsheirat prostitu* amputation amputiert dialyse"
            + " organspende"
            + " transplant* leukämie"),
        (Cue.Known, "einzig* letzte* als die der ein seit über fast rund stadtbekannt* ortsbekannt* dorfbekannt* polizeibekannt*"
            + " amtsbekannt* ehemalige* ex zeitungsartikel* schlagzeile* bundesweit* großbrand* brand brandes unglück* unfall* explosion"
            + " mord tötung* überfall* mutter vater achtlinge* fünflinge* sechslinge* kirmes* faschingsprin* ortsbrandmeister*"
            + " löschmeister*"
            + " vereinsvorsitz* gemeinderat* ortschaftsrat* dorf* bundesverdienstkreuz* ehrenbürger* schützenkönig* promi* profisport*"
            + " nationalmannschaft* europameister* bundesliga*"),
        (Cue.RareIllness, "morbus *syndrom seltene seltener seltenen seltenes gendefekt als muskeldystrophie hämophilie bluterkrankheit"
            + " tourette narkolepsie sichelzell* glasknochen* schmetterlingskrankheit querschnitt* spina kehlkopflos blind*"
            + " nierentransplant*"
            + " tuberkulose hepatitis fas fasd fetales locked wachkoma kleinwuchs gehörlos* transition transmann transfrau asexuell*"),
        (Cue.Office, "bürgermeister* ortsteilbürgermeister* ortschronist* landarzt landärztin hebamme pfarrer* pastor* imam rabbiner"
            + " schulleiter* kitaleiter* kita feuerwehrhauptmann wehrführer* dorfwirt* förster* revierförster* schäfer* landrat landrätin"
            + " tierarzt tierärztin apotheker* imker* bestatter* schornsteinfeger* kantor* organist* glasbläser* büchsenmacher*"
            + " hufschmied*"
            + " müllermeister* ortsvorsteher* kreisbrandmeister* stadtrat* stadträt* abgeordnete* bundestagsabgeordnete*"
            + " vereinsvorsitzende* chefarzt chefärztin gemeindeschwester"),
        (Cue.Account, "konto kontonummer kontonr kto blz bankleitzahl sparbuch sparbuchnummer sparbuchnr depot depotnummer depotnr bic"
            + " swift"
            + " ktonr"),
    ];
}
