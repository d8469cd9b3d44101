package fidus.desktop.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.statements.StatementFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Unsettled breaks by account and age, as the server counts them.
final class AgesModel {
    private final Shell shell;
    private final Loaded<AgedBreaks> aged;

    /// What an account has unsettled; one with differences in several currencies has a further line
    /// for each of them, which has the sums alone.
    ///
    /// @param counts ages without a break are absent
    /// @param byAge sums of the differences without their signs, of one currency
    /// @param sum of all ages; absent where no difference is money
    /// @param once the sum where one and the same money counts once, however many rules say it
    record Line(
            String account,
            Map<AgeBucket, Long> counts,
            long overdue,
            Map<AgeBucket, Money> byAge,
            @Nullable Money sum,
            @Nullable Money once) {
        long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /// Whether it has only the sums of a further currency.
        boolean isFurther() {
            return counts.isEmpty();
        }
    }

    AgesModel(Shell shell) {
        this.shell = shell;
        aged = new Loaded<>(shell);
    }

    void read() {
        aged.load(() -> shell.server().call(ReconciliationCalls.AGED, new Nothing()));
    }

    /// Writes the report as a document.
    ///
    /// @param failed told why it was not written
    void save(Path to, Consumer<Problem> failed) {
        shell.background()
                .run(
                        () ->
                                written(
                                        to,
                                        shell.server()
                                                .call(
                                                        ReconciliationCalls.AGED_FILE,
                                                        new Nothing())),
                        path -> shell.notices().good("Saved " + path.getFileName()),
                        failed);
    }

    private static Path written(Path to, StatementFile file) {
        try {
            return Files.write(to, file.bytes());
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    to.getFileName()
                            + " could not be written. Choose another folder, or close it where it"
                            + " is open.");
        }
    }

    Loaded<AgedBreaks> loaded() {
        return aged;
    }

    /// The day the ages are of, as text.
    String on() {
        AgedBreaks read = aged.get();
        return read == null ? "" : read.on().toString();
    }

    List<Line> lines() {
        AgedBreaks read = aged.get();
        if (read == null) {
            return List.of();
        }
        Map<String, List<AgedBreaks.Line>> byAccount =
                read.lines().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AgedBreaks.Line::account,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        Map<String, List<Money>> once = once(read);
        byAccount.forEach(
                (account, ages) ->
                        lines.addAll(lines(account, ages, once.getOrDefault(account, List.of()))));
        return lines;
    }

    private static Map<String, List<Money>> once(AgedBreaks read) {
        Map<String, List<Money>> once = new HashMap<>();
        List<AgedBreaks.Once> told = read.once();
        if (told != null) {
            told.forEach(one -> once.put(one.account(), one.sums()));
        }
        return once;
    }

    /// What all accounts come to.
    List<Money> sums() {
        return MoneySums.of(lines().stream().map(Line::sum).filter(Objects::nonNull).toList());
    }

    /// The same where one money counts once, null where nothing is said twice.
    @Nullable List<Money> once() {
        List<Money> once =
                MoneySums.of(lines().stream().map(Line::once).filter(Objects::nonNull).toList());
        return once.equals(sums()) ? null : once;
    }

    private static List<Line> lines(String account, List<AgedBreaks.Line> ages, List<Money> once) {
        Map<AgeBucket, Long> counts = new LinkedHashMap<>();
        ages.forEach(age -> counts.merge(age.ageBucket(), (long) age.count(), Long::sum));
        long overdue = ages.stream().mapToLong(AgedBreaks.Line::overdue).sum();
        List<Money> sums = MoneySums.of(ages.stream().flatMap(age -> age.sums().stream()).toList());
        if (sums.isEmpty()) {
            return List.of(new Line(account, counts, overdue, Map.of(), null, null));
        }
        List<Line> lines = new ArrayList<>();
        for (Money sum : sums) {
            Map<AgeBucket, Money> byAge = byAge(ages, sum);
            Money apart =
                    once.stream()
                            .filter(one -> one.currency().equals(sum.currency()))
                            .findFirst()
                            .orElse(sum);
            lines.add(
                    lines.isEmpty()
                            ? new Line(account, counts, overdue, byAge, sum, apart)
                            : new Line(account, Map.of(), 0, byAge, sum, apart));
        }
        return lines;
    }

    /// @param like of the currency
    private static Map<AgeBucket, Money> byAge(List<AgedBreaks.Line> ages, Money like) {
        Map<AgeBucket, Money> byAge = new LinkedHashMap<>();
        for (AgedBreaks.Line age : ages) {
            age.sums().stream()
                    .filter(one -> one.currency().equals(like.currency()))
                    .forEach(one -> byAge.merge(age.ageBucket(), one, Money::plus));
        }
        return byAge;
    }
}
