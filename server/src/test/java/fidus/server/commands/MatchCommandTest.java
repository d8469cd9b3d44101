package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Wire;
import fidus.money.Money;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// `fidus match` as somebody with two lists uses it.
final class MatchCommandTest {
    private static final String BOOK =
            """
            id,booked,amount,currency,text,batch
            B1,2027-01-08,10000.00,USD,Deposit Client A INV 4711,
            B2,2027-01-08,-150.00,USD,"Payout 1, first",PB-12
            B3,2027-01-08,-75.50,USD,Payout 2,PB-12
            B4,2027-01-08,0.00,USD,note,
            """;
    private static final String STATEMENT =
            """
            id,booked,value,amount,currency,text
            S1,2027-01-11,,9985.00,USD,INV 4711 DEPOSIT CLIENT A
            S2,2027-01-09,2027-01-09,-225.50,USD,BATCH PB-12
            """;

    @TempDir private Path folder;

    @Test
    void matchesBreaksAndEvidenceAreWritten() throws IOException {
        Said said = match("BANK", BOOK, STATEMENT);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("4 book rows, 2 statement rows: 1 matches, 0 suggestions");
        assertThat(lines("matches.csv"))
                .containsExactly(
                        "match,pass,score,difference,currency,book,statement",
                        "1,P5,0.9667,0.00,USD,B2,S2",
                        "1,P5,0.9667,0.00,USD,B3,");
        assertThat(lines("breaks.csv"))
                .hasSize(4)
                .contains(
                        "BOOK,B1,REFERENCE,0.0000,0.9500,P4,-15.00,USD,3,B1,S1,\"Closest in P4: S1."
                                + " REFERENCE 0.0000, limit 0.9500.\"",
                        "BOOK,B4,INFORMATION_ONLY,0,,,,,,,,Rows of amount zero are information"
                                + " only.");
        JsonNode evidence = Wire.LENIENT.readTree(Files.readString(out("evidence.json")));
        assertThat(evidence.path("outcome").path("runHash").asText()).matches("[0-9a-f]{64}");
        assertThat(evidence.path("outcome").path("unmatched").asInt()).isEqualTo(2);
        assertThat(evidence.path("profile").path("name").asText()).isEqualTo("BANK");
        assertThat(said.out()).contains(evidence.path("outcome").path("runHash").asText());
    }

    @Test
    void nothingInAResultRunsInASpreadsheet() throws IOException {
        String book =
                """
                id,booked,amount,currency,text
                =1+1,2027-01-08,10.00,USD,One
                -5,2027-01-08,11.00,USD,Two
                @SUM(A1),2027-01-08,12.00,USD,=HYPERLINK("x")
                \uff1dB,2027-01-08,13.00,USD,Four
                \uff0bB,2027-01-08,14.00,USD,Five
                \uff0dB,2027-01-08,15.00,USD,Six
                \uff20B,2027-01-08,16.00,USD,Seven
                X;=1+1,2027-01-08,17.00,USD,Eight
                Y; \uff1d1;-2;Z,2027-01-08,18.00,USD,Nine
                """;
        String statement =
                """
                id,booked,amount,currency,text
                +1-1,2027-01-08,10.00,USD,One
                """;

        Said said = match("BANK", book, statement);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(lines("matches.csv").getLast()).isEqualTo("1,P1,1.0000,0.00,USD,'=1+1,'+1-1");
        assertThat(lines("breaks.csv"))
                .anyMatch(line -> line.startsWith("BOOK,-5,"))
                .anyMatch(line -> line.startsWith("BOOK,'@SUM(A1),"))
                .anyMatch(line -> line.startsWith("BOOK,'\uff1dB,"))
                .anyMatch(line -> line.startsWith("BOOK,X;'=1+1,"))
                .anyMatch(line -> line.startsWith("BOOK,Y; '\uff1d1;'-2;Z,"))
                .noneMatch(line -> line.matches("(?:.*[,;])?[=@\\uff0b\\uff0d\\uff1d\\uff20].*"));
    }

    @Test
    void theEvidenceIsThatOfTheServerAndDoesNotDependOnTheOrder() throws IOException {
        Random random = new Random(20_270_108);
        List<MatchRow> book = rows("B", random);
        List<MatchRow> statement = rows("S", random);
        MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
        Said said = match("BANK", csv(book), csv(statement));
        assertThat(said.out()).as(said.err()).contains(result.runHash());
        for (String each : new String[] {"matches.csv", "suggestions.csv", "breaks.csv"}) {
            Files.move(out(each), folder.resolve(each));
        }
        Files.delete(out("evidence.json"));
        Collections.shuffle(book, random);
        Collections.shuffle(statement, random);
        assertThat(match("BANK", csv(book), csv(statement)).out()).contains(result.runHash());
        for (String each : new String[] {"matches.csv", "suggestions.csv", "breaks.csv"}) {
            assertThat(out(each)).hasSameTextualContentAs(folder.resolve(each));
        }
        assertThat(lines("breaks.csv")).hasSize(result.unmatched().size() + 1);
    }

    @Test
    void daysInRoundsOfTheirOwnGiveTheResultOfOneList() throws IOException {
        Random random = new Random(20_270_121);
        List<MatchRow> book = rows("B", random);
        List<MatchRow> statement = rows("S", random);
        assertThat(match("BANK", csv(book), csv(statement)).code()).isZero();
        Files.move(folder.resolve("out"), folder.resolve("whole"));
        List<String> days = new ArrayList<>();
        for (int from : new int[] {120, 210}) {
            Path day = Files.createDirectories(folder.resolve("day" + from));
            Files.writeString(day.resolve("book.csv"), csv(book.subList(from, from + 90)));
            Files.writeString(
                    day.resolve("statement.csv"), csv(statement.subList(from, from + 90)));
            days.addAll(List.of("--day", day.toString()));
        }
        Said said =
                match(
                        "BANK",
                        csv(book.subList(0, 120)),
                        csv(statement.subList(0, 120)),
                        days.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("300 book rows, 300 statement rows");
        for (String each :
                List.of("matches.csv", "suggestions.csv", "breaks.csv", "evidence.json")) {
            assertThat(out(each)).hasSameTextualContentAs(folder.resolve("whole").resolve(each));
        }
    }

    @Test
    void aHashOfTheFirstFormCanStillBeCompared() throws IOException {
        Said said = match("BANK", BOOK, STATEMENT, "--form", "1");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("Run b0ab8d70be26fe42ddcdd9d66d989672472151cfbc95d3f0986962e0b2b5c1e3");
        assertThat(match("BANK", BOOK, STATEMENT, "--form", "3").code()).isEqualTo(2);
        assertThat(match("BANK", BOOK, STATEMENT, "--form", "1", "--day", "x").code()).isEqualTo(2);
    }

    private static List<MatchRow> rows(String prefix, Random random) {
        String[] texts = {"Bank fee", "Rent \"North\"", "INV 4711, A", "Grüße 12", "-", "a\\b"};
        List<MatchRow> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String cents = random.nextInt(2) == 0 ? ".50" : ".00";
            rows.add(
                    new MatchRow(
                            prefix + i,
                            LocalDate.parse("2027-01-08").plusDays(random.nextInt(60)),
                            random.nextInt(5) == 0 ? LocalDate.parse("2027-02-01") : null,
                            Money.of(1 + random.nextInt(30) + cents, "USD"),
                            texts[random.nextInt(texts.length)],
                            "",
                            random.nextInt(9) == 0 ? "K" + random.nextInt(5) : null));
        }
        return rows;
    }

    private static String csv(List<MatchRow> rows) {
        StringBuilder csv = new StringBuilder("id,booked,value,amount,currency,text,batch\n");
        for (MatchRow row : rows) {
            csv.append(row.rowId()).append(',').append(row.bookingDate()).append(',');
            csv.append(row.valueDate() == null ? "" : row.valueDate()).append(',');
            csv.append(row.amount().amount()).append(",USD,\"");
            csv.append(row.text().replace("\"", "\"\"")).append("\",");
            csv.append(row.batchReference() == null ? "" : row.batchReference()).append('\n');
        }
        return csv.toString();
    }

    @Test
    void aBadRowIsRefusedWithLineFieldAndReasonAndNothingIsWritten() throws IOException {
        refused(BOOK + "B5,2027-13-01,1.00,USD,x,\n", "line 6, booked: '2027-13-01'");
        refused(BOOK + "B5,2027-01-08,1.005,USD,x,\n", "line 6, amount: USD has 2 decimals");
        refused(BOOK + "B5,2027-01-08,abc,USD,x,\n", "line 6, amount:");
        refused(BOOK + "B5,2027-01-08,1.00,dollars,x,\n", "line 6, currency:");
        refused(BOOK + ",2027-01-08,1.00,USD,x,\n", "line 6, rowId:");
        refused(BOOK + "B5,2027-01-08\n", "line 6, row: it has 2 fields, not 6");
        refused(BOOK + "B1,2027-01-08,1.00,USD,x,\n", "Row B1 stands twice");
        refused("id,booked,amount,text\n", "the column currency is missing");
        refused("id,when\n", "the column 'when' is not one of");
        refused("", "it is empty");
    }

    private void refused(String book, String why) throws IOException {
        Said said = match("BANK", book, STATEMENT);
        assertThat(said.code()).as(book).isEqualTo(1);
        assertThat(said.err()).contains(why);
        Path out = folder.resolve("out");
        if (Files.exists(out)) {
            try (var left = Files.list(out)) {
                assertThat(left).as(why).isEmpty();
            }
        }
    }

    @Test
    void aResultIsNotOverwritten() throws IOException {
        assertThat(match("BANK", BOOK, STATEMENT).code()).isZero();
        Said again = match("BANK", BOOK, STATEMENT);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void aProfileIsAJsonFileToo() throws IOException {
        Path profile = Files.writeString(folder.resolve("own.json"), "{}");
        assertThat(match(profile.toString(), BOOK, STATEMENT).err()).contains("is no profile");
        assertThat(match("OTHER", BOOK, STATEMENT).err()).contains("BANK, BROKER or a JSON file");
        Files.writeString(profile, Wire.STRICT.writeValueAsString(MatchProfile.bank()));
        Said said = match(profile.toString(), BOOK, STATEMENT);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Said.of("match", "--profile", "BANK").code()).isEqualTo(2);
    }

    @Test
    void jsonGivesTheEvidence() throws IOException {
        Said said = match("BROKER", BOOK, STATEMENT, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo(Files.readString(out("evidence.json")));
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(out(name));
    }

    private Said match(String profile, String book, String statement, String... more)
            throws IOException {
        Path ours = Files.writeString(folder.resolve("book.csv"), book);
        Path theirs = Files.writeString(folder.resolve("statement.csv"), statement);
        List<String> words = new ArrayList<>(List.of("match", "--profile", profile));
        words.addAll(List.of("--book", ours.toString(), "--statement", theirs.toString()));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        words.addAll(Arrays.asList(more));
        return Said.of(words.toArray(String[]::new));
    }
}
