package fidus.server.commands;

import static fidus.server.commands.PlainValues.NONE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Refused;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A list that needs no quotes is read as bytes; with every field quoted the CSV library reads it.
/// Both must say the same.
final class PlainListTest {
    private static final String HEADER = "id,booked,value,amount,currency,text,reference,batch";
    private static final String PLAIN = "B1,2027-01-08,,-12.5,USD,INV 0047 A,r,K1";

    @TempDir private Path folder;

    @Test
    void plainQuotedAndWindowsListsAreTheSame() throws IOException {
        Random random = new Random(20_270_315);
        String[] texts = {
            "Bank fee", "INV 0047 a", "Grüße 12", "-", "a\\b", "tab\there", "", "x 007"
        };
        String[] amounts = {"1.00", "-1.5", "7", "0.00", "-1000000.01", "00012.30"};
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 6_000; i++) {
            String day = "2027-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            String value = random.nextInt(4) == 0 ? "2027-02-28" : "";
            String text = texts[random.nextInt(texts.length)];
            String rest = text + "," + (i % 3 == 0 ? "-" : "R" + i) + "," + (i % 5 == 0 ? "-" : "");
            String amount = amounts[random.nextInt(amounts.length)];
            lines.add("B" + i + "," + day + "," + value + "," + amount + ",USD," + rest);
        }
        String hash = hash(String.join("\n", quoted(lines)) + "\n");

        assertThat(hash(String.join("\n", lines) + "\n")).isEqualTo(hash);
        assertThat(hash(String.join("\r\n", lines))).isEqualTo(hash);
        assertThat(hash("\ufeff" + String.join("\n\n", lines))).isEqualTo(hash);
        assertThat(hash("\ufeff" + String.join("\n", quoted(lines)))).isEqualTo(hash);
        lines.addAll(3_000, quoted(List.of(lines.remove(3_000))));
        assertThat(hash(String.join("\n", lines))).as("quotes in the middle").isEqualTo(hash);
        lines.set(2, lines.get(2) + "x");
        assertThat(hash(String.join("\n", lines))).as("another list").isNotEqualTo(hash);
    }

    @Test
    void aPlainRowIsRefusedAsAQuotedOneIs() throws IOException {
        for (String row :
                List.of(
                        "B2,2027-02-30,,1.00,USD,x,,",
                        "B2,27-01-08,,1.00,USD,x,,",
                        "B2,2027-01-08,2027-1-08,1.00,USD,x,,",
                        "B2,2027-01-08,,1.005,USD,x,,",
                        "B2,2027-01-08,,--1,USD,x,,",
                        "B2,2027-01-08,,1.,USD,x,,",
                        "B2,2027-01-08,,9999999999999999.00,USD,x,,",
                        "B2,2027-01-08,,99999999999999999.00,USD,x,,",
                        "B2,2027-01-08,,1.00,dollars,x,,",
                        "  ,2027-01-08,,1.00,USD,x,,",
                        "B".repeat(201) + ",2027-01-08,,1.00,USD,x,,",
                        "B2,2027-01-08,,1.00,USD," + "x".repeat(2_001) + ",,",
                        "B2,2027-01-08,,1.00,USD,x,",
                        "B2,2027-01-08,,1.00,USD,x,,,")) {
            List<String> lines = List.of(HEADER, "", PLAIN, row, PLAIN);
            String why = refusal(String.join("\n", lines));
            assertThat(why).as(row).contains("line 4");
            assertThat(why).as(row).isEqualTo(refusal(String.join("\n", quoted(lines))));
        }
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        byte[] bytes =
                (HEADER + "\n" + PLAIN.replace('r', 'ä') + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.csv"), bytes);
        Refused refused =
                catchThrowableOfType(Refused.class, () -> MatchRows.read(file, run().book()));
        assertThat(refused).hasMessageContaining("it is not CSV in UTF-8");
    }

    /// 2^64 + 1 units of the eighth decimal are one where 64 bits wrap round.
    @Test
    void anAmountOfEightDecimalsIsRefusedWhereItsUnitsDoNotFit() throws IOException {
        String first = "B1,2027-01-08,,1.00000000,BTC,x,,";
        String huge = "B2,2027-01-08,,184467440737.09551617,BTC,x,,";
        for (String list :
                List.of(
                        String.join("\n", HEADER, first, huge),
                        String.join("\n", HEADER, first, quoted(List.of(huge)).getFirst()))) {
            assertThat(refusal(list)).contains("line 3, amount: This amount is too large");
        }
    }

    /// An independent reading: the decimal library's own.
    @Test
    void minorUnitsAreExactOrLeftToTheCarefulReading() {
        Random random = new Random(20_261_122);
        int quick = 0;
        for (int i = 0; i < 20_000; i++) {
            int scale = List.of(0, 2, 3, 4, 8).get(random.nextInt(5));
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
            random.ints(1 + random.nextInt(14), 0, 10).forEach(text::append);
            if (random.nextBoolean()) {
                text.append('.');
                random.ints(1 + random.nextInt(9), 0, 10).forEach(text::append);
            }
            Long units = MinorUnits.of(text.toString(), scale);
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            long plain = PlainValues.units(bytes, 0, bytes.length, scale);
            assertThat(plain).as(text + " of " + scale).isEqualTo(units == null ? NONE : units);
            if (units != null) {
                quick++;
                assertThat(units)
                        .as(text + " of " + scale)
                        .isEqualTo(
                                new BigDecimal(text.toString())
                                        .movePointRight(scale)
                                        .longValueExact());
            }
        }
        assertThat(quick).isGreaterThan(5_000);
    }

    private static List<String> quoted(List<String> lines) {
        return lines.stream()
                .map(it -> it.isEmpty() ? it : "\"" + it.replace(",", "\",\"") + "\"")
                .toList();
    }

    private static MatchRun run() {
        return new MatchRun(MatchProfile.bank());
    }

    private String refusal(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("book.csv"), list);
        Refused refused =
                catchThrowableOfType(Refused.class, () -> MatchRows.read(file, run().book()));
        assertThat(refused).as(list).isNotNull();
        return refused.problem().toString();
    }

    private String hash(String list) throws IOException {
        MatchRun run = run();
        MatchRows.read(Files.writeString(folder.resolve("book.csv"), list), run.book());
        return run.run(new DayRun.Nothing()).inputHash();
    }
}
