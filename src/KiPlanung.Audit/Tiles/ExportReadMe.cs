using System.Text;

namespace KiPlanung.Audit.Tiles;

/// <summary>The fixed text beside an export; the verifier compares it, so it cannot be turned into a false instruction.</summary>
internal static class ExportReadMe
{
    public const string Path = "LIESMICH.txt";

    public static byte[] Bytes() => Encoding.UTF8.GetBytes(Text);

    private const string Text =
        """
        Prüfprotokoll von KiPlanung – Ausfuhr zur unabhängigen Prüfung
        ================================================================

        Was hier liegt
          checkpoint        der Prüfpunkt: Name des Protokolls, Zahl der Einträge, Wurzelprüfsumme, Signatur (Ed25519)
          log.vkey          der öffentliche Prüfschlüssel
          tile/entries/…    die Einträge: je Eintrag zwei Bytes Länge (höchstwertiges zuerst), dann kanonisches JSON
          tile/0/…          die Blattprüfsummen, 32 Bytes je Eintrag; tile/1/… und höher fassen je 256 zusammen
        Formate: C2SP signed-note, tlog-checkpoint und tlog-tiles; Hashbaum nach RFC 6962. Einträge zählen ab 0.
        Personen stehen nur als Kennzahl (Pseudonym) im Protokoll, Inhalte nur als Prüfsumme.

        Vollständig prüfen
          kiplanung audit verify <dieser Ordner>
        Besser mit dem Schlüssel und einem früheren Prüfpunkt, die Sie an anderer Stelle aufbewahrt haben. Nur so fällt auf,
        wenn jemand mit Zugriff auf den Signaturschlüssel das ganze Protokoll neu geschrieben hat.

        Die Signatur allein mit OpenSSL 3 prüfen (in diesem Ordner; schreibt drei Dateien nach $ZIEL)
          ZIEL=$(mktemp -d)
          { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d+ -f3- log.vkey | base64 -d | tail -c 32; } > $ZIEL/key.der
          sed '/^$/,$d' checkpoint > $ZIEL/text
          grep '^— ' checkpoint | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c 64 > $ZIEL/sig
          openssl pkeyutl -verify -pubin -keyform DER -inkey $ZIEL/key.der -rawin -in $ZIEL/text -sigfile $ZIEL/sig
        Erwartet: „Signature Verified Successfully“.

        Den ersten Eintrag mit seiner Blattprüfsumme vergleichen (beide Zeilen müssen gleich sein)
          E=$(find tile/entries/000 tile/entries/000.p -type f 2>/dev/null | head -n 1)
          T=$(find tile/0/000 tile/0/000.p -type f 2>/dev/null | head -n 1)
          L=$(( $(od -An -tu1 -N1 $E) * 256 + $(od -An -tu1 -j1 -N1 $E) ))
          { printf '\000'; head -c $(( L + 2 )) $E | tail -c $L; } | openssl dgst -sha256 -r | cut -c1-64
          head -c 32 $T | od -An -tx1 -v | tr -d ' \n'; echo

        """;
}
