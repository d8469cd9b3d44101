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
        Map<String, String> truth = truth();
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

    private static Map<String, String> truth() throws IOException {
        Map<String, String> truth = new HashMap<>();
        lines("truth.csv")
                .forEach(line -> truth.put(line.split(",", -1)[0], line.split(",", -1)[1]));
        return truth;
    }

    private static BigDecimal sum(List<MatchRow> rows) {
        return rows.stream()
                .map(row -> row.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The list itself and what "same amount, 0 to 10 days later, one candidate" finds, as whoever
    /// made the list counted it.
    @Test
    void theListIsTheOneThatWasDescribedAndTheSimpleRuleFinds489() throws IOException {
        List<MatchRow> origins = rows("payments-origin.csv");
        List<MatchRow> destinations = rows("payments-destination.csv");
        assertThat(sum(origins)).isEqualByComparingTo("22593054.12");
        assertThat(sum(destinations)).isEqualByComparingTo("22630691.54");
        Map<String, String> truth = truth();
        Map<BigDecimal, List<MatchRow>> byAmount = new HashMap<>();
        destinations.forEach(
                row ->
                        byAmount.computeIfAbsent(row.amount().amount(), _ -> new ArrayList<>())
                                .add(row));
        int[] found = new int[4];
        for (MatchRow row : origins) {
            List<MatchRow> near =
                    byAmount.getOrDefault(row.amount().amount(), List.of()).stream()
                            .filter(it -> !it.bookingDate().isBefore(row.bookingDate()))
                            .filter(it -> !it.bookingDate().isAfter(row.bookingDate().plusDays(10)))
                            .toList();
            boolean right =
                    near.size() == 1 && near.getFirst().rowId().equals(truth.get(row.rowId()));
            found[near.isEmpty() ? 3 : near.size() > 1 ? 2 : right ? 0 : 1]++;
        }
        assertThat(found).as("right, wrong, ambiguous, without").containsExactly(489, 4, 2, 1505);
    }

    /// How well thresholds do on payments they were not chosen on: chosen on every other payment,
    /// counted on the rest, both ways round.
    @Test
    void thresholdsChosenOnOneHalfHoldOnTheOther() throws IOException {
        MatchProfile base =
                Wire.STRICT.readValue(read("payments-profile.json"), MatchProfile.class);
        Counted chosenOnEven = other(base, 0);
        Counted chosenOnOdd = other(base, 1);
        assertThat(List.of(chosenOnEven, chosenOnOdd))
                .as("matched and right of 1,000, chosen on the other 1,000")
                .allMatch(Counted::isPrecise)
                .allMatch(one -> one.right() >= 950);
    }

    private record Counted(int matched, int right) {
        boolean isPrecise() {
            return 1_000L * right >= 995L * matched;
        }
    }

    private static Counted other(MatchProfile base, int half) throws IOException {
        MatchProfile best = base;
        int most = -1;
        for (int auto = 6_000; auto <= 9_500; auto += 500) {
            for (int margin : new int[] {500}) {
                MatchProfile tried =
                        new MatchProfile(
                                base.name(),
                                base.version(),
                                base.passes(),
                                base.compared(),
                                BigDecimal.valueOf(auto, 4),
                                base.suggestThreshold().min(BigDecimal.valueOf(auto, 4)),
                                BigDecimal.valueOf(margin, 4),
                                base.limits());
                Counted counted = counted(tried, half);
                if (counted.isPrecise() && counted.right() > most) {
                    most = counted.right();
                    best = tried;
                }
            }
        }
        return counted(best, 1 - half);
    }

    /// Every other payment in the order of the origins, and its true partner.
    private static Counted counted(MatchProfile profile, int half) throws IOException {
        Map<String, String> truth = truth();
        List<MatchRow> all = rows("payments-origin.csv");
        List<MatchRow> origins = new ArrayList<>();
        Set<String> partners = new HashSet<>();
        for (int i = half; i < all.size(); i += 2) {
            origins.add(all.get(i));
            partners.add(truth.get(all.get(i).rowId()));
        }
        List<MatchRow> destinations =
                rows("payments-destination.csv").stream()
                        .filter(row -> partners.contains(row.rowId()))
                        .toList();
        MatchResult result = Matcher.run(profile, origins, destinations, Set.of());
        int right =
                (int)
                        result.matches().stream()
                                .filter(
                                        it ->
                                                it.statementRows()
                                                        .equals(
                                                                List.of(
                                                                        truth.get(
                                                                                it.bookRows()
                                                                                        .getFirst()))))
                                .count();
        return new Counted(result.matches().size(), right);
    }
}
