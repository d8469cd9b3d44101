package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows that were taken for rows said before, because nothing showed that they were not, and that
/// would count were their statement taken in today: another one came since that it goes on from, or
/// that goes on from it. Nothing is changed by that: days may be signed, and entries be booked.
///
/// What a statement would become is looked up as a file is, for the few that could be it: those
/// with a repeated row on a day of another one that begins or ends at a balance of theirs.
final class RowsAfterAll {
    private static final int NAMED = 3;

    private final Unit unit;
    private final Taking taking;
    private final HeldDays held;
    private final MovedRows moved;
    private final List<StatementCard> cards;
    private final List<TakenStatement> all;
    private final Set<Long> numbers;
    private final Map<TakenStatement, Optional<Money>> openings = new HashMap<>();

    /// @param held what is told of the days of such rows
    /// @param chained all statements of one account that count
    RowsAfterAll(Unit unit, Taking taking, HeldDays held, Chained chained) {
        this.unit = unit;
        this.taking = taking;
        this.held = held;
        this.moved = chained.moved();
        this.cards = chained.cards();
        this.all = chained.cards().stream().map(StatementCard::statement).toList();
        this.numbers = all.stream().map(TakenStatement::number).collect(Collectors.toSet());
    }

    /// From the newest on.
    List<StatementCard> newest() {
        return cards.reversed();
    }

    /// One of them, or one that counts no more, with what is to be said of its rows.
    StatementCard told(StatementCard card) {
        TakenStatement one = card.statement();
        return mayBe(one) ? card.saying(sentence(one, of(one))) : card;
    }

    /// The rows of a statement that would count were it taken in today.
    List<BankStore.StoredRow> of(TakenStatement one) {
        return mayBe(one) ? rows(one) : List.of();
    }

    private boolean mayBe(TakenStatement one) {
        return one.repeated() > 0
                && numbers.contains(one.number())
                && !moved.saysNoCurrency(one)
                && all.stream().anyMatch(other -> isLater(other, one))
                && all.stream().noneMatch(other -> saysAgain(other, one))
                && repeatsOn(one, all.stream().filter(other -> touches(other, one)).toList());
    }

    /// Whether a row of it that is repeated lies on a day that it shares with one of these: a row
    /// of another day counts for nothing that they say.
    private boolean repeatsOn(TakenStatement one, List<TakenStatement> touching) {
        List<Reach.Days> shared =
                touching.stream().map(other -> shared(other, one)).distinct().toList();
        return shared.contains(new Reach.Days(one.from(), one.to()))
                || shared.stream().anyMatch(days -> repeatsOn(one, days));
    }

    private boolean repeatsOn(TakenStatement one, Reach.Days days) {
        List<BankStore.StoredRow> found = new ArrayList<>();
        new AsideStore()
                .eachRepeated(
                        unit,
                        one.houseAccountId(),
                        days.from(),
                        days.to(),
                        row -> {
                            if (row.statementId().equals(one.id())) {
                                found.add(row);
                            }
                        });
        return !found.isEmpty();
    }

    private static Reach.Days shared(TakenStatement other, TakenStatement one) {
        return new Reach.Days(
                other.from().isAfter(one.from()) ? other.from() : one.from(),
                other.to().isBefore(one.to()) ? other.to() : one.to());
    }

    /// Whether another file says all its days from the balance it begins at: then it goes on from
    /// nothing, as {@link StoredSayings#before} finds it.
    private boolean saysAgain(TakenStatement other, TakenStatement one) {
        return !other.sha256().equals(one.sha256())
                && !other.from().isAfter(one.from())
                && !other.to().isBefore(one.to())
                && !moved.saysNoCurrency(other)
                && opening(one).isPresent()
                && opening(one).equals(opening(other));
    }

    private static boolean isLater(TakenStatement other, TakenStatement one) {
        return other.number() > one.number()
                && !other.sha256().equals(one.sha256())
                && isOfItsDays(other, one);
    }

    private static boolean isOfItsDays(TakenStatement other, TakenStatement one) {
        return !other.from().isAfter(one.to()) && !other.to().isBefore(one.from());
    }

    private boolean touches(TakenStatement other, TakenStatement one) {
        if (other.id().equals(one.id())
                || !isOfItsDays(other, one)
                || moved.saysNoCurrency(other)) {
            return false;
        }
        Money start = opening(one).orElse(null);
        Money end = closing(one);
        return start != null
                && (start.equals(closing(other))
                        || (end != null && end.equals(opening(other).orElse(null))));
    }

    private Optional<Money> opening(TakenStatement one) {
        return openings.computeIfAbsent(
                one, of -> Optional.ofNullable(Chain.opening(Taking.link(of, moved))));
    }

    private static @Nullable Money closing(TakenStatement one) {
        return one.closing() == null ? null : one.closing().money();
    }

    /// The rows that count only once it is taken in again; none where it would lose others by that.
    private List<BankStore.StoredRow> rows(TakenStatement one) {
        List<BankStore.StoredRow> stored = taking.store().rowsOf(unit, one.id());
        Looked.Found found = again(one, stored);
        Plan plan = found.plan();
        if (plan == null) {
            return List.of(); // its file says why when it is offered
        }
        List<Plan.Line> lines = plan.lines();
        long counting = stored.stream().filter(BankStore.StoredRow::counts).count();
        long now = lines.stream().filter(line -> counts(found, line)).count();
        return now <= counting
                ? List.of()
                : IntStream.range(0, lines.size())
                        .filter(i -> stored.get(i).rowFate() == RowFate.REPEATED)
                        .filter(i -> counts(found, lines.get(i)))
                        .mapToObj(stored::get)
                        .toList();
    }

    /// What is doubtful a person answered when it was taken in.
    private static boolean counts(Looked.Found found, Plan.Line line) {
        return found.fate(line) == RowFate.FRESH && !found.isDoubtful(line);
    }

    /// As it would be found if it were set aside and its file came again. What its file says of
    /// other days alone says nothing of its rows and is not read.
    private Looked.Found again(TakenStatement one, List<BankStore.StoredRow> rows) {
        List<TakenStatement> file =
                all.stream()
                        .filter(other -> other.sha256().equals(one.sha256()))
                        .filter(other -> isOfItsDays(other, one))
                        .sorted((a, b) -> Long.compare(a.number(), b.number()))
                        .toList();
        List<BankStatement> said = new ArrayList<>();
        for (TakenStatement other : file) {
            said.add(
                    said(
                            other,
                            other.id().equals(one.id())
                                    ? rows
                                    : taking.store().rowsOf(unit, other.id())));
        }
        var read = new BankFile(one.format(), "", said, List.of(), List.of(), "", one.sha256(), 0);
        var owners = new FileOwners(new Owners(unit, taking.houses()), read, one.houseAccountId());
        var standing = Standing.without(unit, taking.store(), one);
        List<Looked.Found> found = new Looking(unit, taking, read, owners, standing).all();
        return found.get(file.indexOf(one));
    }

    private static BankStatement said(TakenStatement of, List<BankStore.StoredRow> stored) {
        List<BankRow> rows = stored.stream().map(BankStore.StoredRow::row).toList();
        return new BankStatement(
                of.statementId(),
                of.printedNumber(),
                of.printedAccount(),
                of.currency(),
                of.from(),
                of.to(),
                of.opening(),
                of.closing(),
                of.balances(),
                rows,
                of.checks());
    }

    private @Nullable String sentence(TakenStatement one, List<BankStore.StoredRow> rows) {
        return rows.isEmpty()
                ? null
                : Stream.concat(
                                Stream.of(sentence(rows)),
                                held.of(unit, owner(one), HeldDays.rows(rows)).stream())
                        .collect(Collectors.joining(" "));
    }

    private HouseAccount owner(TakenStatement one) {
        return taking.houses().get(unit, one.houseAccountId());
    }

    private static String sentence(List<BankStore.StoredRow> rows) {
        boolean one = rows.size() == 1;
        String named =
                rows.stream()
                        .limit(NAMED)
                        .map(
                                row ->
                                        "%s of %s, %s%s"
                                                .formatted(
                                                        row.id(),
                                                        row.day(),
                                                        row.money(),
                                                        one
                                                                ? ", was taken for "
                                                                        + row.original()
                                                                        + " said again."
                                                                : ""))
                        .collect(Collectors.joining("; "));
        String more = rows.size() > NAMED ? "; and %,d more".formatted(rows.size() - NAMED) : "";
        return one
                ? "Row "
                        + named
                        + " Statements taken in since show that it is another movement. Have this"
                        + " statement read again: then it counts."
                : "Rows "
                        + named
                        + more
                        + " were taken for rows said again. Statements taken in since show that"
                        + " they are other movements. Have this statement read again: then they"
                        + " count.";
    }
}
