package fidus.server.payments.wallets;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.BankDetails;
import fidus.server.payments.pain.Ibans;
import fidus.server.payments.pain.Latin;

import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks bank details as far as they can be checked from here: shapes and check digits. Right
/// check digits do not prove that the account exists or whose it is.
final class BankChecks {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9][A-Z0-9/-]{2,33}");
    private static final Pattern ROUTING = Pattern.compile("[A-Z0-9]{3,28}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NAME = 70;

    private BankChecks() {}

    /// The details in their stored spelling: no blanks inside numbers, capitals.
    ///
    /// @param field the name of the details in the question
    /// @throws Refused `BAD_VALUE` naming what is wrong
    static BankDetails checked(BankDetails given, String field) {
        String iban = compact(given.iban());
        String accountNumber = compact(given.accountNumber());
        String bic = compact(given.bic());
        String routing = compact(given.routing());
        String country = given.country().strip().toUpperCase(Locale.ROOT);
        if ((iban == null) == (accountNumber == null)) {
            throw bad(field + ".iban", "Give either an IBAN or an account number.");
        }
        if (!COUNTRIES.contains(country)) {
            throw bad(field + ".country", "A country is two letters, such as DE.");
        }
        if (iban != null) {
            iban(field + ".iban", iban);
        } else {
            shaped(ACCOUNT, accountNumber, field + ".accountNumber");
            if (bic == null && routing == null) {
                throw bad(field + ".bic", "Without an IBAN, a BIC or a routing number is needed.");
            }
        }
        if (bic != null) {
            bic(field + ".bic", bic);
        }
        if (routing != null) {
            shaped(ROUTING, routing, field + ".routing");
        }
        return new BankDetails(
                name(field + ".bank", given.bank()),
                name(field + ".holder", given.holder()),
                iban,
                accountNumber,
                bic,
                routing,
                country);
    }

    /// A bank writes names in plain Latin letters; one that cannot be written so would arrive as
    /// something else.
    private static String name(String field, String given) {
        String name = BLANKS.matcher(given.strip()).replaceAll(" ");
        if (name.length() < 2 || Latin.written(name).length() > LONGEST_NAME) {
            throw bad(field, "A name has 2 to 70 characters.");
        }
        if (!Latin.canWrite(name)) {
            throw bad(field, "Write the name in Latin letters, as the bank knows it.");
        }
        return name;
    }

    static void iban(String field, String iban) {
        String fault = Ibans.fault(iban);
        if (fault != null) {
            throw bad(field, fault);
        }
    }

    private static void bic(String field, String bic) {
        try {
            BicUtil.validate(bic);
        } catch (Iban4jException e) {
            throw bad(field, "This is not a BIC. " + e.getMessage());
        }
    }

    private static void shaped(Pattern pattern, @Nullable String value, String field) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw bad(field, "Only letters and digits, as the bank writes it.");
        }
    }

    private static @Nullable String compact(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return BLANKS.matcher(given).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
