package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Beforehand;
import fidus.server.audit.Beforehand.Held;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// A statement that was read wrongly, such as one whose sums were stored in no currency, is read
/// again from the bytes that were kept: in the account's currency and, where it is a CSV file, as
/// the account's profile says now. So is one of which rows count that were taken for rows said
/// before ({@link RowsAfterAll}). Two persons decide; what was stored is set aside and what it
/// reads as is taken in, at once. To read the file takes long, so that is done {@link Beforehand}.
final class TakingAgain {
    static final String TAKE_AGAIN = "TAKE_BANK_STATEMENT_AGAIN";

    /// Whole files, of the few that are being decided.
    private static final int MOST_KEPT = 2;

    private final BankStatements.Ground ground;
    private final Taking taking;
    private final Offers offers;
    private final SettingAside settingAside;
    private final FileTurn turn;
    private final Beforehand<BankStatementId, Reading> read;

    /// What two persons decide.
    ///
    /// @param place of the statement in its file, counted from 0
    /// @param reading digest of what it reads as
    /// @param counts ids of the rows that count by it; absent in what was prepared before it was
    ///   kept
    record Asking(
            BankStatementId id,
            String reason,
            int place,
            String reading,
            @Nullable List<String> counts) {
        boolean counts(List<String> now) {
            return now.equals(counts == null ? List.of() : counts);
        }
    }

    /// The statement as its file reads today.
    private record Reading(Offers.Kept kept, int place, Looked.Found found) {
        String digest() {
            return Canonical.digest(found.statement());
        }

        private List<HeldDays.Row> fresh() {
            return found.planned().lines().stream()
                    .filter(line -> found.fate(line) == RowFate.FRESH)
                    .map(HeldDays::row)
                    .toList();
        }
    }

    /// A question with what was read for it.
    private record Looking(TakeStatementAgain asks, Held<Reading> held) {}

    TakingAgain(
            BankStatements.Ground ground, Taking taking, Offers offers, SettingAside settingAside) {
        this.turn =
                offers.turn()
                        .saying(
                                "Other bank files are being read, so the file of this statement"
                                        + " cannot be read now. Nothing was changed; repeat it in a"
                                        + " minute.");
        this.ground = ground;
        this.taking = taking;
        this.offers = offers;
        this.settingAside = settingAside;
        this.read = new Beforehand<>(ground.audit(), MOST_KEPT);
        ground.approvals().kind(TAKE_AGAIN, Asking.class, Set.of(Role.APPROVER), agreement());
    }

    private Approvals.Execution<Asking> agreement() {
        return new Approvals.Execution<>() {
            @Override
            public void lookedAt(Unit reading, Asking asking) {
                TakenStatement statement = settingAside.requireFree(reading, asking.id);
                var _ =
                        read.now(
                                reading,
                                statement.id(),
                                () -> turn.of(() -> reading(reading, statement)));
            }

            @Override
            public void execute(Unit unit, Decided by, Asking asking) {
                agreed(unit, by, asking);
            }
        };
    }

    void routes(Routes routes) {
        routes.answerInTurn(BankCalls.TAKE_AGAIN, turn::of, this::look, this::ask, prepared -> {});
    }

    private Looking look(Asked asked, TakeStatementAgain asks) {
        Unit unit = asked.unit();
        var _ = reason(asks);
        TakenStatement statement = settingAside.requireFree(unit, asks.id());
        return new Looking(asks, Held.of(ground.audit(), unit, () -> reading(unit, statement)));
    }

    private static String reason(TakeStatementAgain asks) {
        return TransitRules.text("reason", asks.reason(), 10, 1_000);
    }

    private Prepared ask(Asked asked, Looking looking) {
        Unit unit = asked.unit();
        String reason = reason(looking.asks);
        TakenStatement statement = settingAside.requireFree(unit, looking.asks.id());
        Reading now = looking.held.now(ground.audit(), unit, () -> reading(unit, statement));
        List<BankStore.StoredRow> counts = requireOther(unit, statement, now);
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                TAKE_AGAIN,
                                "bankStatement/" + statement.id().value(),
                                "Read " + statement.source() + " again",
                                new AgainShown(
                                                statement,
                                                now.found,
                                                counts,
                                                days(unit, statement, now, counts))
                                        .lines(reason),
                                new Asking(
                                        statement.id(),
                                        reason,
                                        now.place,
                                        now.digest(),
                                        ids(counts))));
    }

    /// What is to be known of the days of its rows that count by it.
    private List<String> days(
            Unit unit, TakenStatement statement, Reading now, List<BankStore.StoredRow> counts) {
        return settingAside
                .heldDays()
                .of(
                        unit,
                        taking.houses().get(unit, statement.houseAccountId()),
                        counts.isEmpty() ? now.fresh() : HeldDays.rows(counts));
    }

    /// @throws Refused `WRONG_STATE` when it cannot be told which statement of the file it is, or
    ///   that one cannot be taken in
    private Reading reading(Unit unit, TakenStatement statement) {
        Offers.Kept kept = offers.kept(unit, statement);
        Looked looked = Looked.at(unit, taking, kept.file(), statement.houseAccountId());
        List<Looked.Found> found = looked.statements();
        for (int i = 0; i < found.size(); i++) {
            TakenStatement standing = found.get(i).standing();
            if (standing != null && standing.id().equals(statement.id())) {
                return new Reading(kept, i, found.get(i));
            }
        }
        List<Integer> open = open(unit, statement, found);
        int place = open.size() == 1 ? open.getFirst() : -1;
        if (place < 0 || found.get(place).refusal() != null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The file of the %s reads as %d statements that could be it%s. Set it aside and take the file in again instead."
                            .formatted(
                                    statement.source(),
                                    open.size(),
                                    place < 0 ? "" : ", and that one cannot be taken in"));
        }
        return new Reading(kept, place, found.get(place));
    }

    /// The places in its file that it may have. One that cannot be taken in may be it too; one
    /// whose own statement was set aside is not it, though a file of one statement has but that.
    private List<Integer> open(Unit unit, TakenStatement statement, List<Looked.Found> found) {
        List<TakenStatement> gone =
                found.size() == 1 ? List.of() : settingAside.sameFile(unit, statement);
        return IntStream.range(0, found.size())
                .filter(i -> found.get(i).standing() == null)
                .filter(i -> gone.stream().noneMatch(one -> isOf(one, found.get(i))))
                .boxed()
                .toList();
    }

    private static boolean isOf(TakenStatement one, Looked.Found found) {
        Plan plan = found.plan();
        return plan != null && Standing.isSame(one, found.statement(), plan);
    }

    /// What reads as it is stored is read again only where rows of it count by that.
    ///
    /// @return those rows
    /// @throws Refused `WRONG_STATE` when it would change nothing
    private List<BankStore.StoredRow> requireOther(
            Unit unit, TakenStatement statement, Reading now) {
        BankStatement read = now.found.statement();
        boolean same =
                Objects.equals(statement.opening(), read.opening())
                        && Objects.equals(statement.closing(), read.closing())
                        && taking.store().rowsOf(unit, statement.id()).stream()
                                .map(BankStore.StoredRow::row)
                                .toList()
                                .equals(read.rows());
        List<BankStore.StoredRow> counts = same ? afterAll(unit, statement) : List.of();
        if (same && counts.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The %s reads as it is stored. Correct and save the profile of the account first, then read it again."
                            .formatted(statement.source()));
        }
        return counts;
    }

    private static List<String> ids(List<BankStore.StoredRow> rows) {
        return rows.stream().map(BankStore.StoredRow::id).toList();
    }

    private List<BankStore.StoredRow> afterAll(Unit unit, TakenStatement statement) {
        var all = taking.store().statements(unit, statement.houseAccountId());
        return new RowsAfterAll(
                        unit, taking, settingAside.heldDays(), Chained.of(unit, taking, all))
                .of(statement);
    }

    private void agreed(Unit unit, Decided by, Asking asking) {
        TakenStatement statement = settingAside.requireFree(unit, asking.id);
        Reading before = read.now(unit, statement.id(), () -> reading(unit, statement));
        read.forget(statement.id());
        if (before.place != asking.place || !before.digest().equals(asking.reading)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The %s reads otherwise than when this was asked for. Ask again."
                            .formatted(statement.source()));
        }
        List<BankStore.StoredRow> counts = requireOther(unit, statement, before);
        List<String> apart = ids(counts);
        if (!asking.counts(apart)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Other rows of the %s count by reading it again than when this was asked for. Ask again."
                            .formatted(statement.source()));
        }
        AgainShown.requireTold(
                statement, days(unit, statement, before, counts), by.prepared().shown());
        var twice = SaidTwice.of(unit, taking.store(), statement, Set.copyOf(apart));
        twice.heirs(settingAside.setAside(unit, by, statement, "Read again: " + asking.reason));
        Looked looked =
                Looked.at(unit, taking, before.kept.file(), statement.houseAccountId())
                        .answered((_, stored) -> twice.isOf(stored));
        TakenStatement again =
                taking.takeAgain(
                        unit,
                        by.maker().asking(by.checker().request()),
                        before.kept,
                        looked.statements().get(asking.place));
        twice.requireSaidBy(again);
    }
}
