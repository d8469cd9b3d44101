package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.Limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sample statements, the profiles of the CSV files among them, and sums over what was read.
final class BankSamples {
    static final CsvProfile DKB =
            new CsvProfile(
                    "DKB",
                    ";",
                    "UTF-8",
                    "dd.MM.yy",
                    Decimal.COMMA,
                    Currency.EUR,
                    new Columns(1, 2, 9, 0, 0, "", 0, 12, 6, 5, 0, 0),
                    SignRule.SIGNED,
                    5,
                    0,
                    "",
                    "R3C2");
    static final CsvProfile UK_CARD =
            new CsvProfile(
                    "UK card",
                    ",",
                    "UTF-8",
                    "dd-MMM-yyyy",
                    Decimal.POINT,
                    new Currency("GBP"),
                    new Columns(1, 0, 3, 0, 4, "CR", 0, 0, 2, 0, 0, 0),
                    SignRule.MARKED,
                    1,
                    0,
                    "",
                    "");
    static final CsvProfile HEADER_BLOCK =
            new CsvProfile(
                    "debit and credit",
                    ",",
                    "UTF-8",
                    "dd/MM/yy",
                    Decimal.COMMA,
                    Currency.EUR,
                    new Columns(1, 0, 4, 5, 0, "", 0, 2, 3, 6, 0, 0),
                    SignRule.DEBIT_CREDIT,
                    5,
                    1,
                    "R-1C5",
                    "R4C5");
    static final CsvProfile TWO_CURRENCIES =
            new CsvProfile(
                    "two currencies",
                    ",",
                    "UTF-8",
                    "MM/dd/yyyy",
                    Decimal.POINT,
                    null,
                    new Columns(1, 0, 4, 0, 0, "", 3, 0, 2, 6, 0, 0),
                    SignRule.SIGNED,
                    1,
                    0,
                    "",
                    "");

    private BankSamples() {}

    /// A profile of an account in EUR, with decimal commas and dates such as 31.01.2025.
    static CsvProfile plain(Columns columns, SignRule sign, int skipFirst) {
        return plain(columns, sign, skipFirst, CsvProfile.Debits.ALIKE);
    }

    static CsvProfile plain(
            Columns columns, SignRule sign, int skipFirst, CsvProfile.Debits debits) {
        return new CsvProfile(
                "plain",
                ";",
                "UTF-8",
                "dd.MM.yyyy",
                Decimal.COMMA,
                Currency.EUR,
                columns,
                sign,
                skipFirst,
                0,
                "",
                "",
                debits);
    }

    static Path path(String name) {
        return Path.of("src", "test", "resources", "bank", name);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static List<String> all() {
        try (Stream<Path> files = Files.list(path("."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a person would have to say for this file to be read.
    static Hints hints(String name) {
        if (!name.endsWith(".csv")) {
            return Hints.NONE;
        }
        CsvProfile profile =
                name.contains("dkb")
                        ? DKB
                        : name.contains("uk-card")
                                ? UK_CARD
                                : name.contains("two") || name.contains("multi")
                                        ? TWO_CURRENCIES
                                        : HEADER_BLOCK;
        return new Hints(profile, null, null);
    }

    static BankFile read(String name) {
        return new BankFileReader(Limits.upload(20)).read(path(name), hints(name));
    }

    static BankFile read(byte[] bytes, Hints hints) {
        try {
            Path file = Files.createTempFile("bank", ".file");
            try {
                Files.write(file, bytes);
                return new BankFileReader(Limits.upload(20)).read(file, hints);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BankFile read(String text, Hints hints) {
        return read(text.getBytes(StandardCharsets.UTF_8), hints);
    }

    static String credits(BankStatement statement) {
        return sum(statement, 1);
    }

    static String debits(BankStatement statement) {
        return sum(statement, -1);
    }

    static BankCheck tie(BankStatement statement, String name) {
        return statement.checks().stream()
                .filter(check -> check.tie().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in " + statement.checks()));
    }

    private static String sum(BankStatement statement, int sign) {
        Money sum = Money.zero(statement.currency());
        for (BankRow row : statement.rows()) {
            if (row.money().signum() == sign && row.status() == BankRow.Status.BOOKED) {
                sum = sum.plus(row.money().abs());
            }
        }
        return sum.amount().toPlainString();
    }
}
