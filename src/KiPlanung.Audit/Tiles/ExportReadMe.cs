using System.Security.Cryptography;
using System.Text;

namespace KiPlanung.Audit.Tiles;

/// <summary>The fixed text beside an export; the verifier compares it, so it cannot be turned into a false instruction.</summary>
internal static class ExportReadMe
{
    public const string Path = "LIESMICH.txt";

    /// <summary>SHA-256 of the texts of earlier versions of this program; exports made then stay valid.</summary>
    private static readonly string[] Earlier =
    [
        "c292cd5bfc356c3bba772d91db1c58829d5fa20311101d411433dfcc25a0dc00",
        "5df8dc694a1158e7e91f068eb300d2102a58d4c29301efc194d1e50e1f8f8f3c",
    ];

    public static byte[] Bytes() => Encoding.UTF8.GetBytes(Text);

    /// <summary>Whether this is our text, of this or an earlier version.</summary>
    public static bool IsOurs(ReadOnlySpan<byte> text) =>
        text.SequenceEqual(Bytes()) || Earlier.Contains(Convert.ToHexStringLower(SHA256.HashData(text)));

    private const string Text =
        """
        Prüfprotokoll von KiPlanung – Ausfuhr zur unabhängigen Prüfung
        ================================================================

        Was hier liegt
          checkpoint        der Prüfpunkt: Name des Protokolls, Zahl der Einträge, Wurzelprüfsumme, Signatur (Ed25519)
          log.vkey          der öffentliche Prüfschlüssel
          tile/entries/…    die Einträge: je Eintrag zwei Bytes Länge (höchstwertiges zuerst), dann kanonisches JSON
          tile/0/…          die Blattprüfsummen, 32 Bytes je Eintrag; tile/1/… und höher fassen je 256 zusammen
          keys/…            nur nach einem Wechsel des Signaturschlüssels: je Wechsel ein Nachweis (siehe unten)
          entries/…         nur auf Wunsch: einzelne Einträge mit Einschlussnachweis (siehe unten)
          LIESMICH.txt      dieser Text; er ist immer derselbe, und die Prüfung vergleicht ihn
        Formate: C2SP signed-note, tlog-checkpoint und tlog-tiles; Hashbaum nach RFC 6962. Einträge zählen ab 0.
        Personen stehen nur als Kennzahl (Pseudonym) im Protokoll, Inhalte nur als Prüfsumme.

        Vollständig prüfen
          kiplanung audit verify <dieser Ordner>
        Besser mit dem Schlüssel und einem früheren Prüfpunkt, die Sie an anderer Stelle aufbewahrt haben. Nur so fällt auf,
        wenn jemand mit Zugriff auf den Signaturschlüssel das ganze Protokoll neu geschrieben hat.

        Wenn der Signaturschlüssel gewechselt wurde (Ordner keys)
          keys/<Nummer>.tlog-proof enthält den Eintrag mit dieser Nummer, der den bisherigen und den neuen Schlüssel nennt, und den
          Prüfpunkt, der mit ihm endet. Diesen einen Prüfpunkt haben beide Schlüssel unterschrieben, alle späteren nur der neue.
          log.vkey ist immer der neueste Schlüssel. Haben Sie früher einen anderen aufbewahrt, prüfen Sie ruhig mit diesem: Die Prüfung
          geht über die Nachweise von einem Schlüssel zum nächsten. Fehlt hier ein Nachweis, schlägt sie fehl.

        Einzelne Einträge (Ordner entries)
          entries/<Nummer>.json             der Eintrag
          entries/<Nummer>.json.tlog-proof  sein Einschlussnachweis (C2SP tlog-proof) unter dem Prüfpunkt in „checkpoint“
          entries/<Nummer>.json.spicy       derselbe Nachweis in der älteren Form ohne die erste Zeile
        Ein Eintrag mit seinem Nachweis lässt sich allein weitergeben und prüfen:
          kiplanung audit proof entries/<Nummer>.json.tlog-proof entries/<Nummer>.json --key log.vkey

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
