package fidus.server.payments.pain;

import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checks the shape and the check digits of an IBAN. Right ones do not prove that the account
/// exists.
public final class Ibans {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /// What the library does not know, from the IBAN registry.
    private static final Map<String, Pattern> FURTHER =
            Map.of(
                    "YE", Pattern.compile("YE\\d{2}[A-Z]{4}\\d{4}[A-Z0-9]{18}"),
                    "HN", Pattern.compile("HN\\d{2}[A-Z]{4}\\d{20}"));

    private Ibans() {}

    /// What is wrong with it; null when nothing is.
    ///
    /// @param iban without blanks, in capitals
    public static @Nullable String fault(String iban) {
        Pattern further = FURTHER.get(iban.length() < 2 ? "" : iban.substring(0, 2));
        if (further != null) {
            boolean right = further.matcher(iban).matches() && digitsAreRight(iban);
            return right ? null : "This is not an IBAN: its shape or its check digits are wrong.";
        }
        try {
            IbanUtil.validate(iban);
            return null;
        } catch (Iban4jException e) {
            return "This is not an IBAN. " + e.getMessage();
        }
    }

    /// ISO 7064 MOD 97-10 over the IBAN with its first four characters moved to the end.
    private static boolean digitsAreRight(String iban) {
        String digits =
                (iban.substring(4) + iban.substring(0, 4))
                        .chars()
                        .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                        .collect(Collectors.joining());
        return new BigInteger(digits).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}
