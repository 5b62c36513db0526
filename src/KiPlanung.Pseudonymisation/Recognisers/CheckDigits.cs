namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Prüfziffern“ — all take digits and upper-case letters without separators.</summary>
internal static class CheckDigits
{
    /// <summary>ISO 13616: first four characters to the end, A = 10 … Z = 35, remainder 1 modulo 97.</summary>
    public static bool IsIban(string iban)
    {
        var remainder = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            if (!char.IsAsciiLetterOrDigit(c)) return false;
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
        }
        return remainder == 1;
    }

    /// <summary>§ 290 SGB V: letter as 01–26, weights 1 and 2 in turn, digit sums, remainder modulo 10.</summary>
    public static bool IsHealthInsuranceNumber(string number)
    {
        var digits = LetterAsDigits(number[0]) + number[1..9];
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += DigitSum((digits[i] - '0') * (i % 2 == 0 ? 1 : 2));
        return sum % 10 == number[9] - '0';
    }

    /// <summary>§ 147 SGB VI, VKVV § 4: weights 2,1,2,5,7,1,2,1,2,1,2,1, digit sums, remainder modulo 10.</summary>
    public static bool IsPensionInsuranceNumber(string number)
    {
        int[] weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
        var digits = number[..8] + LetterAsDigits(number[8]) + number[9..11];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += DigitSum((digits[i] - '0') * weights[i]);
        return sum % 10 == number[11] - '0';
    }

    /// <summary>§ 139b AO: ISO 7064 modulo 11,10; among the first ten digits exactly one stands two or three times.</summary>
    public static bool IsTaxId(string number)
    {
        var repeated = number[..10].GroupBy(d => d).Where(g => g.Count() > 1).ToList();
        if (number[0] == '0' || repeated.Count != 1 || repeated[0].Count() > 3) return false;
        var product = 10;
        foreach (var digit in number[..10])
        {
            var sum = (digit - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == number[10] - '0';
    }

    /// <summary>ISO/IEC 7812, the Luhn formula.</summary>
    public static bool IsCard(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 1 ? DigitSum(2 * digit) : digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>KBV: the first six times 4 and 9 in turn, (10 − sum mod 10) mod 10 is the seventh.</summary>
    public static bool IsPhysicianNumber(string number)
    {
        var sum = 0;
        for (var i = 0; i < 6; i++)
            sum += (number[i] - '0') * (i % 2 == 0 ? 4 : 9);
        return (10 - sum % 10) % 10 == number[6] - '0';
    }

    /// <summary>ICAO 9303: weights 7, 3, 1 over the first nine characters; the tenth is the check digit.</summary>
    public static bool IsTravelDocument(string number)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (char.IsAsciiDigit(number[i]) ? number[i] - '0' : number[i] - 'A' + 10) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        return sum % 10 == number[9] - '0';
    }

    private static string LetterAsDigits(char letter) => (letter - 'A' + 1).ToString("00",
        System.Globalization.CultureInfo.InvariantCulture);

    private static int DigitSum(int number) => number / 10 + number % 10;
}
