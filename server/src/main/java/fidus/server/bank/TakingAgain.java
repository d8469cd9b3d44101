package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A statement that was read wrongly, such as one whose sums were stored in no currency, is read
/// again from the bytes that were kept: in the account's currency and, where it is a CSV file, as
/// the account's profile says now. Two persons decide; what was stored is set aside and what it
/// reads as is taken in, at once.
final class TakingAgain {
    static final String TAKE_AGAIN = "TAKE_BANK_STATEMENT_AGAIN";

    private final BankStatements.Ground ground;
    private final Taking taking;
    private final Offers offers;
    private final SettingAside settingAside;

    /// What two persons decide.
    ///
    /// @param place of the statement in its file, counted from 0
    /// @param reading digest of what it reads as
    record Asking(BankStatementId id, String reason, int place, String reading) {}

    /// The statement as its file reads today.
    private record Reading(Offers.Kept kept, int place, Looked.Found found) {
        String digest() {
            return Canonical.digest(found.statement());
        }
    }

    TakingAgain(
            BankStatements.Ground ground, Taking taking, Offers offers, SettingAside settingAside) {
        this.ground = ground;
        this.taking = taking;
        this.offers = offers;
        this.settingAside = settingAside;
        ground.approvals().kind(TAKE_AGAIN, Asking.class, Set.of(Role.APPROVER), this::agreed);
    }

    Prepared ask(Asked asked, TakeStatementAgain asks) {
        Unit unit = asked.unit();
        String reason = TransitRules.text("reason", asks.reason(), 10, 1_000);
        TakenStatement statement = settingAside.requireFree(unit, asks.id());
        Reading now = reading(unit, statement);
        requireOther(unit, statement, now);
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                TAKE_AGAIN,
                                "bankStatement/" + statement.id().value(),
                                "Read " + statement.source() + " again",
                                shown(statement, now.found.statement(), reason),
                                new Asking(statement.id(), reason, now.place, now.digest())));
    }

    private List<Shown> shown(TakenStatement was, BankStatement now, String reason) {
        return List.of(
                new Shown("Account", was.bankAccount()),
                new Shown("Days", was.from() + " to " + was.to()),
                new Shown("Stored", figures(was.rows(), was.opening(), was.closing())),
                new Shown("Reads now", figures(now.rows().size(), now.opening(), now.closing())),
                new Shown("Currency", now.currency().code()),
                new Shown("Ties out", now.ties() ? "yes" : "no"),
                new Shown("Reason", reason));
    }

    private static String figures(
            long rows, @Nullable BankBalance opening, @Nullable BankBalance closing) {
        return "%d rows, opening %s, closing %s".formatted(rows, money(opening), money(closing));
    }

    private static String money(@Nullable BankBalance balance) {
        return balance == null ? "not printed" : balance.money().toString();
    }

    /// @throws Refused `WRONG_STATE` when it cannot be told which statement of the file it is, or
    ///   that one cannot be taken in
    private Reading reading(Unit unit, TakenStatement statement) {
        Offers.Kept kept = offers.kept(unit, statement);
        Looked looked = Looked.at(unit, taking, kept.file(), statement.houseAccountId());
        List<Looked.Found> found = looked.statements();
        int place = -1;
        int open = 0;
        for (int i = 0; i < found.size(); i++) {
            TakenStatement standing = found.get(i).standing();
            if (standing != null && standing.id().equals(statement.id())) {
                return new Reading(kept, i, found.get(i));
            }
            boolean free = standing == null && found.get(i).refusal() == null;
            open += free ? 1 : 0;
            place = free ? i : place;
        }
        if (open != 1) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The file of the %s reads as %d statements that could be it. Set it aside and take the file in again instead."
                            .formatted(statement.source(), open));
        }
        return new Reading(kept, place, found.get(place));
    }

    private void requireOther(Unit unit, TakenStatement statement, Reading now) {
        BankStatement read = now.found.statement();
        boolean same =
                Objects.equals(statement.opening(), read.opening())
                        && Objects.equals(statement.closing(), read.closing())
                        && taking.store().rowsOf(unit, statement.id()).stream()
                                .map(BankStore.StoredRow::row)
                                .toList()
                                .equals(read.rows());
        if (same) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The %s reads as it is stored. Correct and save the profile of the account first, then read it again."
                            .formatted(statement.source()));
        }
    }

    private void agreed(Unit unit, Decided by, Asking asking) {
        TakenStatement statement = settingAside.requireFree(unit, asking.id);
        Reading before = reading(unit, statement);
        if (before.place != asking.place || !before.digest().equals(asking.reading)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The %s reads otherwise than when this was asked for. Ask again."
                            .formatted(statement.source()));
        }
        settingAside.setAside(unit, by, statement, "Read again: " + asking.reason);
        Looked looked = Looked.at(unit, taking, before.kept.file(), statement.houseAccountId());
        taking.takeAgain(
                unit,
                by.maker().asking(by.checker().request()),
                before.kept,
                looked.statements().get(asking.place));
    }
}
