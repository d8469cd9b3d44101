package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Reads what {@link Mt940Text} writes, and CSV of the columns date, amount, text.
final class SmallReader {
    static final CsvProfile GUESS =
            new CsvProfile(
                    "guessed",
                    ";",
                    "UTF-8",
                    "yyyy-MM-dd",
                    CsvProfile.Decimal.POINT,
                    null,
                    new CsvProfile.Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0),
                    CsvProfile.SignRule.SIGNED,
                    1,
                    0,
                    "",
                    "");

    private SmallReader() {}

    static BankReading reading() {
        return new BankReading(SmallReader::read, SmallReader::isMt940, _ -> GUESS);
    }

    private static boolean isMt940(byte[] content) {
        return text(content).contains(":25:");
    }

    private static BankFile read(byte[] content, BankReading.Known known) {
        CsvProfile profile = known.profile();
        boolean swift = isMt940(content);
        if (!swift && profile == null) {
            throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "No statement.");
        }
        List<BankStatement> statements =
                swift
                        ? swift(text(content))
                        : List.of(csv(text(content), Objects.requireNonNull(profile), known));
        return new BankFile(
                swift ? BankFormat.MT940 : BankFormat.CSV,
                swift ? "MT940" : "CSV",
                statements,
                List.of(),
                List.of(),
                "US-ASCII",
                Canonical.sha256(content),
                content.length);
    }

    private static BankStatement csv(String text, CsvProfile profile, BankReading.Known known) {
        Currency currency = Objects.requireNonNullElse(known.currency(), Currency.UNSTATED);
        List<BankRow> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (String line : lines.subList(profile.skipFirst(), lines.size())) {
            String[] cells = line.split(profile.delimiter(), -1);
            var money = Money.of(cells[profile.columns().amount() - 1], currency.code());
            LocalDate day =
                    LocalDate.parse(
                            cells[profile.columns().bookingDate() - 1],
                            DateTimeFormatter.ofPattern(profile.datePattern(), Locale.ROOT));
            rows.add(row(rows.size() + 1, day, money, "", cells[profile.columns().text() - 1]));
        }
        return new BankStatement(
                "", "", "", currency, null, null, null, null, List.of(), rows, List.of());
    }

    private static List<BankStatement> swift(String text) {
        List<BankStatement> statements = new ArrayList<>();
        for (String part : text.split("\r\n-\r\n", -1)) {
            if (part.contains(":25:")) {
                statements.add(statement(part));
            }
        }
        return statements;
    }

    private static BankStatement statement(String text) {
        List<BankRow> rows = new ArrayList<>();
        String account = "";
        String number = "";
        BankBalance opening = null;
        BankBalance closing = null;
        String pending = "";
        for (String line : text.lines().toList()) {
            String value = line.substring(line.indexOf(':', 1) + 1);
            if (line.startsWith(":25:")) {
                account = value;
            } else if (line.startsWith(":28C:")) {
                number = value;
            } else if (line.startsWith(":60F:")) {
                opening = balance("60F", value);
            } else if (line.startsWith(":62F:")) {
                closing = balance("62F", value);
            } else if (line.startsWith(":61:")) {
                pending = value;
            } else if (line.startsWith(":86:")) {
                rows.add(movement(rows.size() + 1, pending, value, opening));
            }
        }
        Objects.requireNonNull(opening);
        Objects.requireNonNull(closing);
        Money sum = opening.money();
        for (BankRow row : rows) {
            sum = sum.plus(row.money());
        }
        return new BankStatement(
                number,
                number,
                account,
                opening.money().currency(),
                null,
                closing.on(),
                opening,
                closing,
                List.of(opening, closing),
                rows,
                List.of(BankCheck.of("opening + rows = closing", sum, closing.money())));
    }

    private static BankRow movement(
            int line, String value, String text, @Nullable BankBalance opening) {
        String currency = Objects.requireNonNull(opening).money().currency().code();
        int n = value.indexOf('N', 10);
        String sum = value.substring(11, n).replace(',', '.');
        Money money = Money.of(sum, currency);
        int id = value.indexOf("//");
        return row(
                line,
                day(value),
                value.charAt(10) == 'C' ? money : money.negated(),
                id < 0 ? "" : value.substring(id + 2),
                text);
    }

    private static BankBalance balance(String code, String value) {
        Money money = Money.of(value.substring(10).replace(',', '.'), value.substring(7, 10));
        return new BankBalance(
                code, value.charAt(0) == 'C' ? money : money.negated(), day(value.substring(1)));
    }

    private static LocalDate day(String value) {
        return LocalDate.parse(
                "20" + value.substring(0, 6), DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT));
    }

    private static BankRow row(int line, LocalDate day, Money money, String id, String text) {
        return new BankRow(
                line,
                id,
                day,
                day,
                money,
                "",
                "",
                text,
                "",
                "",
                "",
                BankRow.Status.BOOKED,
                false,
                List.of());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.US_ASCII);
    }
}
