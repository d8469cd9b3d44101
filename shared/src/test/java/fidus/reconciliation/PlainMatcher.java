package fidus.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The matching rules written down as they are read, without any thought of speed: every pair and
/// every subset is looked at. One currency, no rows of amount zero, few rows.
final class PlainMatcher {
    /// A candidate of a pass.
    record Found(MatchPass pass, List<MatchRow> book, List<MatchRow> statement, BigDecimal score) {
        boolean shares(Found other) {
            return !Collections.disjoint(book, other.book)
                    || !Collections.disjoint(statement, other.statement);
        }

        Set<MatchRow> rows() {
            Set<MatchRow> rows = new HashSet<>(book);
            rows.addAll(statement);
            return rows;
        }
    }

    /// Why a row is open.
    record Why(String pass, Set<Condition> failed, Set<String> book, Set<String> statement) {}

    final List<Found> matches = new ArrayList<>();
    final Map<Found, Condition> suggestions = new HashMap<>();
    final Map<MatchRow, Why> explanations = new HashMap<>();

    private final MatchProfile profile;
    private final List<MatchRow> book;
    private final List<MatchRow> statement;
    private final Set<Exclusion> undone;
    private final Set<MatchRow> used = new HashSet<>();
    private final Map<MatchRow, Integer> aside = new HashMap<>();
    private final Comparator<MatchRow> rowOrder =
            Comparator.comparing(MatchRow::bookingDate)
                    .thenComparing(row -> row.amount().amount())
                    .thenComparing(row -> String.join("", tokens(row.text())))
                    .thenComparing(MatchRow::rowId);

    PlainMatcher(
            MatchProfile profile,
            List<MatchRow> book,
            List<MatchRow> statement,
            Set<Exclusion> undone) {
        this.profile = profile;
        this.book = book.stream().sorted(rowOrder).toList();
        this.statement = statement.stream().sorted(rowOrder).toList();
        this.undone = undone;
        profile.passes().forEach(this::run);
        suggestions.keySet().removeIf(it -> !Collections.disjoint(it.rows(), used));
        book.forEach(row -> explain(row, true));
        statement.forEach(row -> explain(row, false));
    }

    // ---- one pass -----------------------------------------------------------------------------

    private void run(MatchPass pass) {
        if (pass.suggestOnly()) {
            candidates(pass).forEach(it -> suggestions.put(it, Condition.SUGGEST_ONLY));
            return;
        }
        List<Found> left = candidates(pass);
        while (true) {
            List<Found> all = left;
            List<Found> winners = all.stream().filter(it -> isClear(it, all)).toList();
            if (winners.isEmpty()) {
                winners = twins(pass, all);
            }
            if (winners.isEmpty()) {
                break;
            }
            matches.addAll(winners);
            winners.forEach(it -> used.addAll(it.rows()));
            left = candidates(pass);
        }
        for (Found it : left) {
            boolean ambiguous = it.score.compareTo(profile.autoThreshold()) >= 0;
            suggestions.put(it, ambiguous ? Condition.AMBIGUOUS : Condition.THRESHOLD);
        }
        for (Found it : left) {
            if (it.score.compareTo(profile.autoThreshold()) >= 0) {
                it.rows().forEach(row -> aside.putIfAbsent(row, profile.passes().indexOf(pass)));
            }
        }
    }

    private boolean isClear(Found it, List<Found> all) {
        return it.score.compareTo(profile.autoThreshold()) >= 0
                && all.stream()
                        .filter(other -> other != it && other.shares(it))
                        .allMatch(other -> !competes(other, it));
    }

    private boolean competes(Found other, Found with) {
        return other.score.compareTo(with.score.subtract(profile.ambiguityMargin())) > 0;
    }

    private List<Found> twins(MatchPass pass, List<Found> all) {
        List<Found> paired = new ArrayList<>();
        if (pass.shape() != MatchPass.Shape.PAIR) {
            return paired;
        }
        for (Found it : all) {
            List<MatchRow> ours = alike(book, it.book.getFirst());
            List<MatchRow> theirs = alike(statement, it.statement.getFirst());
            List<Found> among =
                    all.stream()
                            .filter(c -> ours.containsAll(c.book))
                            .filter(c -> theirs.containsAll(c.statement))
                            .toList();
            boolean alone =
                    all.stream()
                            .filter(c -> among.stream().anyMatch(twin -> twin.shares(c)))
                            .filter(c -> competes(c, it))
                            .allMatch(among::contains);
            if (ours.size() == theirs.size()
                    && among.size() == ours.size() * theirs.size()
                    && alone
                    && it.score.compareTo(profile.autoThreshold()) >= 0
                    && ours.indexOf(it.book.getFirst())
                            == theirs.indexOf(it.statement.getFirst())) {
                paired.add(it);
            }
        }
        return paired;
    }

    private List<MatchRow> alike(List<MatchRow> side, MatchRow model) {
        return side.stream().filter(this::isFree).filter(row -> isTwin(row, model)).toList();
    }

    private static boolean isTwin(MatchRow one, MatchRow other) {
        return one.bookingDate().equals(other.bookingDate())
                && java.util.Objects.equals(one.valueDate(), other.valueDate())
                && one.amount().equals(other.amount())
                && String.join("", tokens(one.text())).equals(String.join("", tokens(other.text())))
                && key(one).equals(key(other));
    }

    private boolean isFree(MatchRow row) {
        return !used.contains(row) && !aside.containsKey(row);
    }

    // ---- candidates ---------------------------------------------------------------------------

    private List<Found> candidates(MatchPass pass) {
        List<MatchRow> ours = book.stream().filter(this::isFree).toList();
        List<MatchRow> theirs = statement.stream().filter(this::isFree).toList();
        List<Found> found = new ArrayList<>();
        switch (pass.shape()) {
            case PAIR -> join(pass, singles(ours), singles(theirs), found);
            case ONE_STATEMENT_TO_BOOK_GROUP -> join(pass, groups(ours), singles(theirs), found);
            case ONE_BOOK_TO_STATEMENT_GROUP -> join(pass, singles(ours), groups(theirs), found);
            case GROUP_TO_GROUP -> join(pass, groups(ours), groups(theirs), found);
            case SUBSET -> {
                theirs.forEach(row -> subsets(pass, List.of(row), ours, false, found));
                ours.forEach(row -> subsets(pass, List.of(row), theirs, true, found));
            }
        }
        return found;
    }

    private void join(
            MatchPass pass,
            List<List<MatchRow>> ours,
            List<List<MatchRow>> theirs,
            List<Found> found) {
        for (List<MatchRow> one : ours) {
            for (List<MatchRow> other : theirs) {
                Set<Condition> failed = failed(pass, one, other);
                failed.remove(Condition.SUGGEST_ONLY);
                if (failed.isEmpty()) {
                    BigDecimal score = score(pass, one, other);
                    if (score.compareTo(profile.suggestThreshold()) >= 0) {
                        found.add(new Found(pass, one, other, score));
                    }
                }
            }
        }
    }

    private static List<List<MatchRow>> singles(List<MatchRow> rows) {
        return rows.stream().map(List::of).toList();
    }

    private static List<List<MatchRow>> groups(List<MatchRow> rows) {
        return rows.stream()
                .filter(row -> !key(row).isEmpty())
                .collect(Collectors.groupingBy(PlainMatcher::key))
                .values()
                .stream()
                .toList();
    }

    private void subsets(
            MatchPass pass,
            List<MatchRow> target,
            List<MatchRow> others,
            boolean targetIsBook,
            List<Found> found) {
        List<MatchRow> pool =
                others.stream()
                        .filter(row -> row.amount().signum() == target.getFirst().amount().signum())
                        .filter(
                                row ->
                                        pass.window()
                                                .contains(
                                                        targetIsBook
                                                                ? days(pass, target.getFirst(), row)
                                                                : days(
                                                                        pass,
                                                                        row,
                                                                        target.getFirst())))
                        .toList();
        List<Found> solutions = new ArrayList<>();
        for (int bits = 0; bits < 1 << pool.size(); bits++) {
            int size = Integer.bitCount(bits);
            if (size >= 2 && size <= profile.limits().subsetRows()) {
                List<MatchRow> subset = new ArrayList<>();
                for (int i = 0; i < pool.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        subset.add(pool.get(i));
                    }
                }
                if (!sum(subset).equals(sum(target))) {
                    continue; // every other condition costs more to look at
                }
                join(
                        pass,
                        List.of(targetIsBook ? target : subset),
                        List.of(targetIsBook ? subset : target),
                        solutions);
            }
        }
        solutions.sort(
                Comparator.comparingInt((Found it) -> it.rows().size())
                        .thenComparingInt(it -> spread(it))
                        .thenComparing(it -> it.book, this::compareRows)
                        .thenComparing(it -> it.statement, this::compareRows));
        found.addAll(
                solutions.subList(
                        0, Math.min(solutions.size(), profile.limits().subsetSolutions())));
    }

    private int compareRows(List<MatchRow> one, List<MatchRow> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = rowOrder.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.size() - other.size();
    }

    private static int spread(Found found) {
        List<Integer> days = allDays(found.book, found.statement);
        return Collections.max(days) - Collections.min(days);
    }

    /// The living suggestions, best first: each set of rows once, three for each row.
    List<Found> shown() {
        List<Found> best = new ArrayList<>(suggestions.keySet());
        best.sort(
                Comparator.comparing(Found::score)
                        .reversed()
                        .thenComparing(it -> sum(it.statement).subtract(sum(it.book)).abs())
                        .thenComparingInt(
                                it ->
                                        allDays(it.book, it.statement).stream()
                                                .mapToInt(Math::abs)
                                                .max()
                                                .orElseThrow())
                        .thenComparingInt(it -> it.rows().size())
                        .thenComparingInt(PlainMatcher::spread)
                        .thenComparing(Found::book, this::compareRows)
                        .thenComparing(Found::statement, this::compareRows)
                        .thenComparingInt(it -> profile.passes().indexOf(it.pass)));
        List<Found> shown = new ArrayList<>();
        for (Found it : best) {
            boolean known = shown.stream().anyMatch(other -> other.rows().equals(it.rows()));
            boolean room =
                    it.rows().stream()
                            .allMatch(
                                    row ->
                                            shown.stream()
                                                            .filter(o -> o.rows().contains(row))
                                                            .count()
                                                    < 3);
            if (!known && room) {
                shown.add(it);
            }
        }
        return shown;
    }

    // ---- conditions and score -----------------------------------------------------------------

    private Set<Condition> failed(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        Set<Condition> failed = EnumSet.noneOf(Condition.class);
        Set<Integer> signs = new HashSet<>();
        ours.forEach(row -> signs.add(row.amount().signum()));
        theirs.forEach(row -> signs.add(row.amount().signum()));
        if (signs.size() > 1) {
            failed.add(Condition.SIGN);
        }
        BigDecimal apart = apart(ours, theirs);
        if (apart.signum() != 0 && apart.abs().compareTo(limit(pass, ours, apart)) > 0) {
            failed.add(Condition.AMOUNT);
        }
        if (!allDays(pass, ours, theirs).stream().allMatch(pass.window()::contains)) {
            failed.add(Condition.DATE_WINDOW);
        }
        if (!reference(pass, ours, theirs).holds) {
            failed.add(Condition.REFERENCE);
        }
        boolean bookGroup =
                pass.shape() == MatchPass.Shape.GROUP_TO_GROUP
                        || pass.shape() == MatchPass.Shape.ONE_STATEMENT_TO_BOOK_GROUP;
        boolean statementGroup =
                pass.shape() == MatchPass.Shape.GROUP_TO_GROUP
                        || pass.shape() == MatchPass.Shape.ONE_BOOK_TO_STATEMENT_GROUP;
        if ((bookGroup && (ours.size() < 2 || ours.size() > 50))
                || (statementGroup && (theirs.size() < 2 || theirs.size() > 50))) {
            failed.add(Condition.GROUP);
        }
        if (pass.suggestOnly()) {
            failed.add(Condition.SUGGEST_ONLY);
        }
        if (undone.contains(new Exclusion(ids(ours), ids(theirs)))) {
            failed.add(Condition.EXCLUDED_BY_UNDO);
        }
        return failed;
    }

    private static BigDecimal sum(List<MatchRow> rows) {
        return rows.stream()
                .map(row -> row.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal apart(List<MatchRow> ours, List<MatchRow> theirs) {
        return sum(theirs).abs().subtract(sum(ours).abs());
    }

    private static BigDecimal limit(MatchPass pass, List<MatchRow> ours, BigDecimal apart) {
        MatchPass.Tolerance may = pass.tolerance();
        BigDecimal whole = sum(ours).abs();
        return apart.signum() < 0
                ? may.absBelow().max(may.pctBelow().multiply(whole))
                : may.absAbove().max(may.pctAbove().multiply(whole));
    }

    private static int days(MatchRow ours, MatchRow theirs) {
        boolean both = ours.valueDate() != null && theirs.valueDate() != null;
        return (int)
                (both
                        ? ChronoUnit.DAYS.between(ours.valueDate(), theirs.valueDate())
                        : ChronoUnit.DAYS.between(ours.bookingDate(), theirs.bookingDate()));
    }

    /// In the unit of the pass, day by day.
    private static int days(MatchPass pass, MatchRow ours, MatchRow theirs) {
        if (pass.window().unit() == DayUnit.CALENDAR) {
            return days(ours, theirs);
        }
        boolean both = ours.valueDate() != null && theirs.valueDate() != null;
        LocalDate one = both ? ours.valueDate() : ours.bookingDate();
        LocalDate other = both ? theirs.valueDate() : theirs.bookingDate();
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate last = one.isBefore(other) ? other : one;
        int open =
                (int)
                        first.plusDays(1)
                                .datesUntil(last.plusDays(1))
                                .filter(day -> PlainDays.isOpen(pass.window().unit(), day))
                                .count();
        return first.equals(one) ? open : -open;
    }

    private static List<Integer> allDays(
            MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        return ours.stream()
                .flatMap(one -> theirs.stream().map(other -> days(pass, one, other)))
                .toList();
    }

    private static List<Integer> allDays(List<MatchRow> ours, List<MatchRow> theirs) {
        return ours.stream()
                .flatMap(one -> theirs.stream().map(other -> days(one, other)))
                .toList();
    }

    private record Reference(Ratio score, boolean holds) {}

    private record Ratio(BigInteger up, BigInteger down) {
        static Ratio of(long up, long down) {
            return new Ratio(BigInteger.valueOf(up), BigInteger.valueOf(down));
        }

        static Ratio of(BigDecimal up, BigDecimal down) {
            int scale = Math.max(up.scale(), down.scale());
            return new Ratio(
                    up.setScale(scale).unscaledValue(), down.setScale(scale).unscaledValue());
        }

        Ratio plus(Ratio other) {
            return new Ratio(
                    up.multiply(other.down).add(other.up.multiply(down)),
                    down.multiply(other.down));
        }

        Ratio times(Ratio other) {
            return new Ratio(up.multiply(other.up), down.multiply(other.down));
        }

        Ratio oneMinus() {
            return new Ratio(down.subtract(up), down);
        }

        int compareTo(Ratio other) {
            return up.multiply(other.down).compareTo(other.up.multiply(down));
        }

        BigDecimal rounded() {
            return new BigDecimal(up).divide(new BigDecimal(down), 4, RoundingMode.HALF_UP);
        }
    }

    private Reference reference(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        boolean agrees =
                switch (pass.shape()) {
                    case GROUP_TO_GROUP -> key(ours.getFirst()).equals(key(theirs.getFirst()));
                    case ONE_STATEMENT_TO_BOOK_GROUP ->
                            names(theirs.getFirst(), key(ours.getFirst()));
                    case ONE_BOOK_TO_STATEMENT_GROUP ->
                            names(ours.getFirst(), key(theirs.getFirst()));
                    case PAIR, SUBSET -> false;
                };
        if (pass.shape() != MatchPass.Shape.PAIR && pass.shape() != MatchPass.Shape.SUBSET) {
            return new Reference(Ratio.of(agrees ? 1 : 0, 1), agrees);
        }
        if (pass.reference() == ReferenceMode.IGNORE) {
            return new Reference(Ratio.of(0, 1), true);
        }
        List<String> one = tokens(ours.getFirst().text());
        List<String> other = tokens(theirs.getFirst().text());
        if (one.isEmpty() || other.isEmpty()) {
            return new Reference(Ratio.of(0, 1), false);
        }
        if (pass.reference() == ReferenceMode.EQUAL) {
            List<String> shorter = one.size() < other.size() ? one : other;
            List<String> longer = one.size() < other.size() ? other : one;
            if (one.equals(other)) {
                return new Reference(Ratio.of(1, 1), true);
            }
            boolean part =
                    String.join("", shorter).length() >= 6
                            && Collections.indexOfSubList(longer, shorter) >= 0;
            return new Reference(part ? Ratio.of(95, 100) : Ratio.of(0, 1), part);
        }
        String a = String.join("", one);
        String b = String.join("", other);
        int longer = Math.max(a.length(), b.length());
        Ratio likeness = Ratio.of(distance(a, b), longer).oneMinus();
        Ratio least = Ratio.of(pass.minSimilarity(), BigDecimal.ONE);
        return new Reference(likeness, likeness.compareTo(least) >= 0);
    }

    private static boolean names(MatchRow single, List<String> key) {
        return key(single).equals(key)
                || (String.join("", key).length() >= 3
                        && Collections.indexOfSubList(tokens(single.text()), key) >= 0);
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    cost[i][j] =
                            Math.min(
                                    cost[i - 1][j - 1] + replace,
                                    1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    private BigDecimal score(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        BigDecimal apart = apart(ours, theirs);
        Ratio amount =
                apart.signum() == 0
                        ? Ratio.of(1, 1)
                        : Ratio.of(apart.abs(), limit(pass, ours, apart))
                                .times(Ratio.of(1, 2))
                                .oneMinus();
        Ratio date = Ratio.of(1, 1);
        for (int days : allDays(pass, ours, theirs)) {
            int side = days < 0 ? pass.window().daysBefore() : pass.window().daysAfter();
            Ratio one = Ratio.of(Math.abs(days), side + 1).oneMinus();
            date = one.compareTo(date) < 0 ? one : date;
        }
        Ratio both = Ratio.of(3, 10).times(amount).plus(Ratio.of(2, 10).times(date));
        return pass.reference() == ReferenceMode.IGNORE
                ? both.times(Ratio.of(2, 1)).rounded()
                : both.plus(Ratio.of(1, 2).times(reference(pass, ours, theirs).score)).rounded();
    }

    // ---- why a row is open --------------------------------------------------------------------

    private void explain(MatchRow row, boolean isBook) {
        if (used.contains(row)) {
            return;
        }
        List<MatchRow> far = isBook ? statement : book;
        List<MatchRow> reach =
                far.stream()
                        .filter(it -> Math.abs(isBook ? days(row, it) : days(it, row)) <= 60)
                        .toList();
        List<MatchRow> near = isBook ? book : statement;
        List<List<MatchRow>> farGroups = new ArrayList<>();
        for (List<MatchRow> group :
                groups(far.stream().filter(it -> !used.contains(it)).toList())) {
            if (!Collections.disjoint(group, reach)) {
                farGroups.add(group);
            }
        }
        List<MatchRow> ownGroup =
                near.stream().filter(it -> !used.contains(it) && key(it).equals(key(row))).toList();
        record Close(MatchPass pass, Set<Condition> failed, List<MatchRow> o, List<MatchRow> t) {}
        List<Close> all = new ArrayList<>();
        for (MatchPass pass : profile.passes()) {
            if (pass.shape() == MatchPass.Shape.SUBSET) {
                continue;
            }
            boolean grouped = pass.shape().groups(isBook ? Side.BOOK : Side.STATEMENT);
            boolean farGrouped = pass.shape().groups(isBook ? Side.STATEMENT : Side.BOOK);
            List<MatchRow> mine = grouped ? ownGroup : List.of(row);
            if (grouped && key(row).isEmpty()) {
                continue;
            }
            for (List<MatchRow> other : farGrouped ? farGroups : singles(reach)) {
                List<MatchRow> o = isBook ? mine : other;
                List<MatchRow> t = isBook ? other : mine;
                all.add(new Close(pass, conditions(pass, o, t, other), o, t));
            }
        }
        all.sort(
                Comparator.comparingInt((Close it) -> it.failed.size())
                        .thenComparingInt(it -> -profile.passes().indexOf(it.pass))
                        .thenComparing(it -> apart(it.o, it.t).abs())
                        .thenComparingInt(
                                it ->
                                        allDays(it.o, it.t).stream()
                                                .mapToInt(Math::abs)
                                                .max()
                                                .orElseThrow())
                        .thenComparing(it -> isBook ? it.t : it.o, this::compareRows));
        explanations.put(
                row,
                all.isEmpty()
                        ? new Why("", Set.of(Condition.NO_COUNTERPART), Set.of(), Set.of())
                        : new Why(
                                all.getFirst().pass.code(),
                                all.getFirst().failed,
                                new TreeSet<>(ids(all.getFirst().o)),
                                new TreeSet<>(ids(all.getFirst().t))));
    }

    private Set<Condition> conditions(
            MatchPass pass, List<MatchRow> o, List<MatchRow> t, List<MatchRow> other) {
        Set<Condition> failed = failed(pass, o, t);
        Set<Condition> fits =
                EnumSet.of(
                        Condition.SIGN,
                        Condition.AMOUNT,
                        Condition.DATE_WINDOW,
                        Condition.REFERENCE,
                        Condition.GROUP);
        if (Collections.disjoint(fits, failed)) {
            BigDecimal least =
                    pass.suggestOnly() ? profile.suggestThreshold() : profile.autoThreshold();
            if (score(pass, o, t).compareTo(least) < 0) {
                failed.add(Condition.THRESHOLD);
            }
        }
        if (!Collections.disjoint(other, used)) {
            failed.add(Condition.USED);
        }
        int number = profile.passes().indexOf(pass);
        List<MatchRow> both = new ArrayList<>(o);
        both.addAll(t);
        if (both.stream().anyMatch(it -> aside.getOrDefault(it, number + 1) <= number)) {
            failed.add(Condition.AMBIGUOUS);
        }
        if (failed.isEmpty()) {
            failed.add(Condition.GROUP);
        }
        return failed;
    }

    // ---- texts --------------------------------------------------------------------------------

    private static List<String> key(MatchRow row) {
        return row.batchReference() == null ? List.of() : tokens(row.batchReference());
    }

    private static List<String> ids(List<MatchRow> rows) {
        return rows.stream().map(MatchRow::rowId).toList();
    }

    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    private static List<String> tokens(String text) {
        return TOKENS.computeIfAbsent(text, PlainMatcher::split);
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+"))
                .filter(token -> !token.isEmpty())
                .map(token -> token.replaceFirst("^0+(?=[0-9]+$)", ""))
                .toList();
    }
}
