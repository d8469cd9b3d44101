package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Currency;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Whatever is written comes back, in every format that can say it.
class WrittenAndReadTest {
    private static final long SEED = 940_053;
    private static final int ROUNDS = 60;

    @TempDir Path folder;

    @Test
    void anyStatementComesBackFromCamtAndMt940() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            boolean yen = round % 5 == 0;
            var written = WrittenStatement.random(random, yen ? "JPY" : "EUR", yen ? 0 : 2);
            String version = List.of("02", "03", "04", "08", "10").get(round % 5);
            String of = "seed " + SEED + ", round " + round;

            same(of, written, BankSamples.read(written.camt(version), Hints.NONE), true);
            same(of, written, BankSamples.read(written.mt940(round % 2 == 0), Hints.NONE), true);
        }
    }

    @Test
    void anyStatementComesBackFromCsvInEitherOrder() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var written = WrittenStatement.random(random, "EUR", 2);
            Hints hints = new Hints(profile(), null, null);
            String of = "seed " + SEED + ", round " + round;

            BankFile down = BankSamples.read(written.csv(false), hints);
            same(of, written, down, false);
            BankStatement up = BankSamples.read(written.csv(true), hints).statements().getFirst();
            assertThat(up.ties()).as(of).isTrue();
            assertThat(up.rows().reversed().stream().map(WrittenAndReadTest::key))
                    .as(of)
                    .isEqualTo(
                            down.statements().getFirst().rows().stream()
                                    .map(WrittenAndReadTest::key)
                                    .toList());
            if (written.rows().size() > 1) {
                assertThat(Objects.requireNonNull(up.closing()).money().amount())
                        .as(of)
                        .isEqualByComparingTo(written.closing());
            }
        }
    }

    @Test
    void aHundredThousandEntriesAreReadOneByOne() throws IOException {
        Path file = folder.resolve("large.xml");
        String whole = WrittenStatement.random(new Random(3), "EUR", 2).camt("08");
        int from = whole.indexOf("<Ntry>");
        String entry = whole.substring(from, whole.indexOf("</Ntry>") + 8);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(whole.substring(0, from));
            for (int i = 0; i < 100_000; i++) {
                out.write(entry.replace("BNK0", "BNK" + i));
            }
            out.write(whole.substring(whole.lastIndexOf("</Ntry>") + 7));
        }

        BankFile read = new BankFileReader(Limits.FOLDER).read(file, Hints.NONE);

        List<BankRow> rows = read.statements().getFirst().rows();
        assertThat(rows).hasSize(100_000);
        assertThat(rows.getLast().bankId()).isEqualTo("BNK99999");
        assertThat(rows.getLast().line()).isEqualTo(100_000);
        assertThat(read.unreadable()).isEmpty();
    }

    private static void same(String of, WrittenStatement written, BankFile read, boolean balances) {
        assertThat(read.unreadable()).as(of).isEmpty();
        assertThat(read.statements()).as(of).hasSize(1);
        BankStatement statement = read.statements().getFirst();
        assertThat(statement.rows().stream().map(WrittenAndReadTest::key))
                .as(of)
                .isEqualTo(written.rows().stream().map(row -> "%s".formatted(row.key())).toList());
        assertThat(statement.ties()).as("%s: %s", of, statement.checks()).isTrue();
        if (balances) {
            assertThat(statement.checks()).as(of).isNotEmpty();
            assertThat(statement.rows().stream().map(BankRow::endToEndId))
                    .as(of)
                    .isEqualTo(
                            written.rows().stream().map(WrittenStatement.Row::endToEndId).toList());
            assertThat(statement.rows().stream().map(BankRow::bankId))
                    .as(of)
                    .isEqualTo(written.rows().stream().map(WrittenStatement.Row::bankId).toList());
        }
    }

    private static String key(BankRow row) {
        return row.bookingDate()
                + " "
                + row.valueDate()
                + " "
                + row.money().amount().toPlainString()
                + " "
                + row.text().replace("TRANSFER EREF+" + row.endToEndId() + " SVWZ+", "");
    }

    private static CsvProfile profile() {
        return new CsvProfile(
                "written",
                ";",
                "UTF-8",
                "dd.MM.yyyy",
                Decimal.COMMA,
                Currency.EUR,
                new Columns(1, 2, 4, 0, 0, "", 0, 0, 3, 0, 0, 5),
                SignRule.SIGNED,
                1,
                0,
                "",
                "");
    }
}
