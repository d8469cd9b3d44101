package fidus.server.bank;

import fidus.money.Currency;
import fidus.payments.wallets.BankDetails;

import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which banks of a country print an account beside its IBAN: BLZ and Konto in
/// Germany, the CCC in Spain, routing and account number in the United States. All are compared
/// exactly: the same bank and the same number, but for zeros in front of a number.
final class AccountForms {
    private static final String SEPARATED = "\\s?[/ -]\\s?";
    private static final Pattern GERMAN =
            Pattern.compile("(\\d{8})" + SEPARATED + "(\\d{1,10})(?:\\s?([A-Z]{3}))?");
    private static final Pattern AMERICAN =
            Pattern.compile("(\\d{9})" + SEPARATED + "([A-Z0-9]{1,17})");
    private static final Pattern BLZ = Pattern.compile("\\d{8}");
    private static final Pattern KONTO = Pattern.compile("\\d{1,10}");
    private static final Pattern ROUTING = Pattern.compile("\\d{9}");
    private static final Pattern CCC = Pattern.compile("\\d{20}");

    /// Where the two control digits of a CCC stand: after bank and branch, before the number.
    private static final int CONTROL = 8;

    private AccountForms() {}

    /// @param printed as it stands in the file
    /// @param currency of the account: some banks print it behind the number
    static boolean isOf(String printed, BankDetails bank, Currency currency) {
        String text = printed.strip();
        return switch (bank.country()) {
            case "DE" -> isGerman(text, bank, currency);
            case "ES" -> isSpanish(Houses.plain(text), bank);
            case "US" -> isAmerican(text, bank);
            default -> false;
        };
    }

    /// An IBAN of Germany is its check digits, the BLZ and the Konto with zeros in front.
    private static boolean isGerman(String text, BankDetails bank, Currency currency) {
        String iban = german(bank);
        Matcher form = GERMAN.matcher(text);
        if (iban == null || !form.matches()) {
            return iban != null && Houses.plain(text).equals(iban);
        }
        String of = form.group(3);
        return IbanUtil.getBankCode(iban).equals(form.group(1))
                && IbanUtil.getAccountNumber(iban).equals(padded(form.group(2)))
                && (of == null || of.equals(currency.code()));
    }

    private static @Nullable String german(BankDetails bank) {
        String blz = bank.routing();
        String konto = bank.accountNumber();
        if (bank.iban() != null) {
            return bank.iban().startsWith("DE") ? bank.iban() : null;
        }
        if (blz == null || konto == null) {
            return null;
        }
        return BLZ.matcher(blz).matches() && KONTO.matcher(konto).matches()
                ? new Iban.Builder()
                        .countryCode(CountryCode.DE)
                        .bankCode(blz)
                        .accountNumber(padded(konto))
                        .build()
                        .toString()
                : null;
    }

    private static String padded(String konto) {
        return "0".repeat(10 - konto.length()) + konto;
    }

    /// The CCC is bank (4), branch (4), two control digits and the number (10); Norma 43 leaves the
    /// control digits out. An IBAN of Spain is its check digits and the CCC.
    private static boolean isSpanish(String plain, BankDetails bank) {
        String ccc = ccc(bank);
        return ccc != null
                && (plain.equals(ccc)
                        || plain.equals(ccc.substring(0, CONTROL) + ccc.substring(CONTROL + 2))
                        || (isIban(plain) && plain.equals(plain.substring(0, 4) + ccc)));
    }

    private static @Nullable String ccc(BankDetails bank) {
        if (bank.iban() != null) {
            return bank.iban().startsWith("ES") ? bank.iban().substring(4) : null;
        }
        String number = Houses.plain(String.valueOf(bank.accountNumber()));
        return CCC.matcher(number).matches() ? number : null;
    }

    private static boolean isIban(String plain) {
        try {
            IbanUtil.validate(plain);
            return plain.startsWith("ES");
        } catch (Iban4jException e) {
            return false;
        }
    }

    private static boolean isAmerican(String text, BankDetails bank) {
        String routing = bank.routing();
        String number = bank.accountNumber();
        if (routing == null || number == null || !ROUTING.matcher(routing).matches()) {
            return false;
        }
        Matcher form = AMERICAN.matcher(text);
        return form.matches()
                ? form.group(1).equals(routing) && bare(form.group(2)).equals(bare(number))
                : Houses.plain(text).equals(routing + Houses.plain(number));
    }

    private static String bare(String number) {
        return Houses.plain(number).replaceFirst("^0+(?=.)", "");
    }
}
