package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Wire;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Two thousand payments of which it is known what belongs together: three amounts in four differ,
/// texts are cut, payments arrive 1 to 21 days late.
class KnownAnswersTest {
    /// Memo (some quoted, with a comma), date, amount, id.
    private static final Pattern LINE = Pattern.compile("(.*),([^,]*),([^,]*),([^,]*)");

    private static String read(String name) throws IOException {
        try (InputStream file =
                KnownAnswersTest.class.getResourceAsStream("/reconciliation/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(String name) throws IOException {
        return read(name).lines().skip(1).toList();
    }

    private static List<MatchRow> rows(String name) throws IOException {
        List<MatchRow> rows = new ArrayList<>();
        for (String line : lines(name)) {
            java.util.regex.Matcher fields = LINE.matcher(line);
            assertThat(fields.matches()).as(line).isTrue();
            String amount = new BigDecimal(fields.group(3)).setScale(2).toPlainString();
            rows.add(
                    new MatchRow(
                            fields.group(4),
                            LocalDate.parse(fields.group(2)),
                            null,
                            Money.of(amount, "GBP"),
                            fields.group(1),
                            "",
                            null));
        }
        return rows;
    }

    @Test
    void nearlyAllPairsAreFoundAndNoneIsWrong() throws IOException {
        MatchProfile profile =
                Wire.STRICT.readValue(read("payments-profile.json"), MatchProfile.class);
        MatchResult result =
                Matcher.run(
                        profile,
                        rows("payments-origin.csv"),
                        rows("payments-destination.csv"),
                        Set.of());
        Map<String, String> truth = new HashMap<>();
        lines("truth.csv")
                .forEach(line -> truth.put(line.split(",", -1)[0], line.split(",", -1)[1]));
        assertThat(truth).hasSize(2_000);
        Set<String> open = new HashSet<>(truth.keySet());
        int right = 0;
        for (Match match : result.matches()) {
            String origin = match.bookRows().getFirst();
            open.remove(origin);
            right += match.statementRows().equals(List.of(truth.get(origin))) ? 1 : 0;
        }
        assertThat(result.matches()).as("matched without a person").hasSize(1_978);
        assertThat(right).as("of these right").isEqualTo(1_978);
        Set<String> shown = new HashSet<>();
        for (Suggestion it : result.suggestions()) {
            String origin = it.bookRows().getFirst();
            if (it.statementRows().equals(List.of(truth.get(origin)))) {
                shown.add(origin);
            }
        }
        assertThat(open).as("left to a person").hasSize(22);
        assertThat(shown).as("of these with the right one among three").hasSize(21);
        assertThat(open).containsAll(shown);
    }
}
